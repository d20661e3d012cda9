"""The modules of TEI P5 and their elements: a fact of TEI that an ODD has to repeat.

Source: the module lists of the TEI Guidelines, P5 4.3.0.
"""

MODULES = {
    "analysis": "c cl interp interpGrp m pc phr s span spanGrp w",
    "certainty": "certainty precision respons",
    "core": """
        abbr add addrLine address analytic author bibl biblScope biblStruct binaryObject cb choice cit
        citedRange corr date del desc distinct divGen editor ellipsis email emph expan foreign gap gb
        gloss graphic head headItem headLabel hi imprint index item l label lb lg list listBibl measure
        measureGrp media meeting mentioned milestone monogr name note noteGrp num orig p pb postBox
        postCode ptr pubPlace publisher q quote rb ref reg relatedItem resp respStmt rs rt ruby said
        series sic soCalled sp speaker stage street teiCorpus term textLang time title unclear unit
    """,
    "corpus": """
        activity channel constitution derivation domain factuality interaction locale particDesc
        preparedness purpose setting settingDesc textDesc
    """,
    "dictionaries": """
        case colloc def dictScrap entry entryFree etym form gen gram gramGrp hom hyph iType lang lbl
        mood number oRef orth pRef per pos pron re sense stress subc superEntry syll tns usg xr
    """,
    "drama": """
        actor camera caption castGroup castItem castList epilogue move performance prologue role
        roleDesc set sound spGrp tech view
    """,
    "figures": "cell figDesc figure formula notatedMusic row table",
    "gaiji": """
        char charDecl charName charProp g glyph glyphName localName localProp mapping unicodeName
        unicodeProp unihanProp value
    """,
    "header": """
        abstract appInfo application authority availability biblFull cRefPattern calendar calendarDesc
        catDesc catRef category change citeData citeStructure classCode classDecl conversion correction
        correspAction correspContext correspDesc creation distributor edition editionStmt editorialDecl
        encodingDesc extent fileDesc funder geoDecl handNote hyphenation idno interpretation keywords
        langUsage language licence listChange listPrefixDef namespace normalization notesStmt prefixDef
        principal profileDesc projectDesc publicationStmt punctuation quotation refState refsDecl
        rendition revisionDesc samplingDecl schemaRef scriptNote segmentation seriesStmt sourceDesc
        sponsor stdVals styleDefDecl tagUsage tagsDecl taxonomy teiHeader textClass titleStmt unitDecl
        unitDef xenoData
    """,
    "iso-fs": """
        bicond binary cond default f fDecl fDescr fLib fs fsConstraints fsDecl fsDescr fsdDecl fsdLink
        fvLib if iff numeric string symbol then vAlt vColl vDefault vLabel vMerge vNot vRange
    """,
    "linking": """
        ab alt altGrp anchor annotation join joinGrp link linkGrp listAnnotation seg standOff timeline
        when
    """,
    "msdescription": """
        accMat acquisition additional additions adminInfo altIdentifier binding bindingDesc catchwords
        collation collection colophon condition custEvent custodialHist decoDesc decoNote depth dim
        dimensions explicit filiation finalRubric foliation handDesc height heraldry history incipit
        institution layout layoutDesc locus locusGrp material msContents msDesc msFrag msIdentifier
        msItem msItemStruct msName msPart musicNotation objectDesc objectType origDate origPlace origin
        physDesc provenance recordHist repository rubric scriptDesc seal sealDesc secFol signatures
        source stamp summary support supportDesc surrogates typeDesc typeNote watermark width
    """,
    "namesdates": """
        addName affiliation age birth bloc climate country death district education event faith floruit
        forename genName geo geogFeat geogName langKnowledge langKnown listEvent listNym listObject
        listOrg listPerson listPlace listRelation location nameLink nationality nym object
        objectIdentifier objectName occupation offset org orgName persName persPronouns persona person
        personGrp place placeName population region relation residence roleName settlement sex
        socecStatus state surname terrain trait
    """,
    "nets": "arc eLeaf eTree forest graph iNode leaf listForest node root tree triangle",
    "spoken": """
        annotationBlock broadcast equipment incident kinesic pause recording recordingStmt scriptStmt
        shift transcriptionDesc u vocal writing
    """,
    "tagdocs": """
        altIdent alternate anyElement att attDef attList attRef classRef classSpec classes code
        constraint constraintSpec content dataFacet dataRef dataSpec datatype defaultVal eg egXML
        elementRef elementSpec empty equiv exemplum gi ident listRef macroRef macroSpec memberOf model
        modelGrp modelSequence moduleRef moduleSpec outputRendition param paramList paramSpec remarks
        schemaSpec sequence specDesc specGrp specGrpRef specList tag textNode val valDesc valItem
        valList
    """,
    "textcrit": """
        app lacunaEnd lacunaStart lem listApp listWit rdg rdgGrp variantEncoding wit witDetail witEnd
        witStart witness
    """,
    "textstructure": """
        TEI argument back body byline closer dateline div div1 div2 div3 div4 div5 div6 div7 docAuthor
        docDate docEdition docImprint docTitle epigraph floatingText front group imprimatur opener
        postscript salute signed text titlePage titlePart trailer
    """,
    "transcr": """
        addSpan am damage damageSpan delSpan ex facsimile fw handNotes handShift line listTranspose
        metamark mod path redo restore retrace secl sourceDoc space subst substJoin supplied surface
        surfaceGrp surplus transpose undo zone
    """,
    "verse": "caesura metDecl metSym rhyme",
}


def module_of(tag: str) -> str:
    """The TEI module of an element. Raises KeyError where TEI has no such element."""
    for module, tags in MODULES.items():
        if tag in tags.split():
            return module
    raise KeyError(f"<{tag}> is in none of the TEI modules")

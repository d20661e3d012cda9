"""Structure: the blocks of an item, from its lines: what stands over, in and under the text, and its provisions.

Each module asks only those further up in this list.

===========================================  ====================================================================
``lexis`` ``newsroom``                       the words of provisions, and those by which newsrooms mark lines
``paragraphs`` ``marked`` ``top``            lines and their sentences; marks around a place; what a line may be
``announcement`` ``leads``                   what is said before numbers; what stands before a label
``labels`` ``numbered`` ``parties``          what numbers a provision, with its noun; who agreed
``numbering`` ``runs`` ``listing`` ``rows``  items and runs; lines that are numbered; provisions; rows of a table
``wrapping`` ``lines``                       breaks of a fixed width; what the lines of a text show
``parts`` ``furniture``                      the parts of a line; lines of the page
``locality`` ``filing`` ``links``            lines with a place in them; bylines and datelines; link by link
``contest``                                  lines that name a competition and its round
``dateline`` ``letterhead`` ``page``          what opens the text; whose paper it is on; what a page sets over it
``decks`` ``headline``                       what goes on with the headline; what may be one
``masthead`` ``signature`` ``credit``        what stands over the text; who signs it; what stands under it
``brief`` ``rubric`` ``interview``           what may be a head; lines over lists and rows; turns of a talk
``instrument`` ``heads`` ``outline``         texts printed in full; which lines are heads; lead, sections and lists
``belonging`` ``foreword`` ``counting``      what a label is a part of; what stands before the first, and counts
``statement`` ``introduction``               where a provision starts; what announces it
``manner`` ``dealing`` ``weight``            what is to be done; that something is agreed; both taken together
``unlisted`` ``warrant`` ``chain``           nouns in no list; what speaks for a run; runs that a noun numbers
``conclusion`` ``enumeration``               "finally"; runs that adverbs or signs number
``stages`` ``sequence``                      numbers within words; "first … then … finally"
``gapping``                                  numbers inside one sentence with one verb
``trailing`` ``provision``                   numbers behind words; all provisions in prose
===========================================  ====================================================================
"""

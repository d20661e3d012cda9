// Shows the note of the annotation that is pointed at or focused, and of those around it, and outlines
// what it points to and what points to it. A click holds it; Escape, or a click beside it, lets go.
// Without this script the notes stand as a list. What is copied from the text is the text, character by character.
for (const page of document.querySelectorAll(".annotate:not(.live)")) {
  page.classList.add("live");
  const find = (id) => page.querySelector("#" + id);
  const sources = new Map();
  for (const link of page.querySelectorAll(".note dd a")) {
    const target = link.hash.slice(1);
    sources.set(target, [...(sources.get(target) || []), link.closest(".note").id.replace(/n(?=\d+$)/, "m")]);
  }
  let lit = [], held = false;
  const light = (element, name) => {
    if (element) lit.push([element, name]), element.classList.add(name);
  };
  const show = (mark) => {
    for (const [element, name] of lit.splice(0)) element.classList.remove(name);
    for (; mark; mark = mark.parentElement.closest("[aria-describedby]")) {
      const note = find(mark.getAttribute("aria-describedby"));
      if (!note) break;
      light(note, "on");
      for (const link of note.querySelectorAll("dd a")) light(find(link.hash.slice(1)), "kin");
      for (const id of sources.get(mark.id) || []) light(find(id), "kin");
    }
  };
  const marked = (event) => event.target.closest(".text [aria-describedby]");
  page.addEventListener("pointerover", (event) => held || (marked(event) && show(marked(event))));
  page.addEventListener("focusin", (event) => marked(event) && show(marked(event)));
  page.addEventListener("click", (event) => {
    if (marked(event) || event.target.closest(".text")) show(marked(event)), held = Boolean(marked(event));
  });
  page.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection.rangeCount || !page.querySelector(".text").contains(selection.getRangeAt(0).commonAncestorContainer)) return;
    event.clipboardData.setData("text/plain", selection.getRangeAt(0).toString());
    event.preventDefault();
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(null), held = false;
  });
}

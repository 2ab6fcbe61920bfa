// Comfort alone: without this script every record and every mark is reached by its link.
(() => {
  "use strict";
  const marks = [...document.querySelectorAll("mark[data-records]")];
  const byRecord = new Map();
  const put = (name, element) => byRecord.set(name, [...(byRecord.get(name) || []), element]);
  for (const mark of marks) for (const name of mark.dataset.records.split(" ")) put(name, mark);
  for (const card of document.querySelectorAll("[data-record]")) put(card.dataset.record, card);
  for (const ref of document.querySelectorAll("a.ref[data-to]")) put(ref.dataset.to, ref);

  let lit = [];
  const light = (names) => {
    for (const element of lit) element.classList.remove("lit");
    lit = names.flatMap((name) => byRecord.get(name) || []);
    for (const element of lit) element.classList.add("lit");
  };
  const namesOf = (target) => {
    const at = target instanceof Element ? target.closest("[data-to], [data-records], [data-record]") : null;
    if (!at) return [];
    return at.dataset.to ? [at.dataset.to] : at.dataset.record ? [at.dataset.record] : at.dataset.records.split(" ");
  };
  document.addEventListener("mouseover", (event) => light(namesOf(event.target)));
  document.addEventListener("focusin", (event) => light(namesOf(event.target)));
  document.addEventListener("focusout", () => light([]));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") light([]); });

  const button = document.getElementById("open-all");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-pressed") !== "true";
      for (const details of document.querySelectorAll(".card details")) details.open = open;
      button.setAttribute("aria-pressed", String(open));
    });
  }
})();

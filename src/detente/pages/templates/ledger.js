// Looks up what was computed before: which stand holds on a day. Without this script the page shows its own day.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const entries = [...document.querySelectorAll("[data-entry]")];
  const rows = entries.filter((entry) => entry.dataset.actor !== undefined);
  const filters = [...document.querySelectorAll("[data-filter]")];
  const day = byId("day"), slide = byId("slide"), then = byId("then");
  const months = "January February March April May June July August September October November December".split(" ");
  const inWords = (iso) => `${+iso.slice(8)} ${months[iso.slice(5, 7) - 1]} ${iso.slice(0, 4)}`;
  const standing = new Map();
  let shift = 0, width = 1;

  const lookUp = (turns, iso) => {
    let low = 0, high = turns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (turns[middle][0] <= iso) low = middle + 1; else high = middle;
    }
    return low ? data.stands[turns[low - 1][1]] : null;
  };

  const showDay = (iso) => {
    const table = then.checked ? data.then : data.all;
    for (const entry of entries) {
      const stand = lookUp(table[entry.dataset.entry], iso);
      standing.set(entry, stand);
      const status = stand ? stand[0] : "not yet told";
      const chip = entry.querySelector("[data-status]");
      chip.textContent = status.replaceAll("_", " ");
      chip.className = `chip ${stand ? stand[5] : "ended"}`;
      entry.querySelector("[data-rate]").textContent = stand ? stand[3] : "";
      const words = stand ? [chip.textContent, stand[3], stand[2]].filter(Boolean).join(", ") : chip.textContent;
      entry.querySelector("[data-when]").textContent = [words, ...(stand ? stand[4] : [])].join("; ");
    }
    const counts = new Map();
    for (const row of rows) {
      const stand = standing.get(row);
      if (stand) counts.set(stand[1], (counts.get(stand[1]) || 0) + 1);
    }
    for (const figure of document.querySelectorAll("[data-count]")) figure.textContent = counts.get(figure.dataset.count) || 0;
    byId("state-day").textContent = inWords(iso);
    day.value = iso;
    let at = data.days.findIndex((one) => one > iso) - 1;
    if (at < -1) at = data.days.length - 1;
    slide.value = Math.max(at, 0);
    slide.setAttribute("aria-valuetext", inWords(iso));
    const [start, end] = data.axis.map(Date.parse);
    const x = `${Math.min(Math.max((Date.parse(iso) - start) / (end - start), 0), 1) * 100}%`;
    for (const line of document.querySelectorAll(".cursor")) { line.setAttribute("x1", x); line.setAttribute("x2", x); }
    choose();
  };

  const choose = () => {
    const wanted = filters.map((filter) => [filter.dataset.filter, filter.value]).filter(([, value]) => value);
    const words = byId("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const stand = standing.get(row);
      const fits = wanted.every(([name, value]) =>
        name === "status" ? stand && stand[1] === value : row.dataset[name].includes(`|${value}|`));
      row.words ??= row.textContent.toLowerCase();
      row.bars ??= [...row.querySelectorAll(".bar")].map((bar) => {
        const left = parseFloat(bar.getAttribute("x"));
        return [left / 100, (left + parseFloat(bar.getAttribute("width"))) / 100];
      });
      const inside = width === 1 || row.bars.some(([left, right]) => right > shift && left < shift + width);
      row.hidden = !(fits && inside && words.every((word) => row.words.includes(word)));
      shown += !row.hidden;
    }
    for (const group of document.querySelectorAll(".group")) {
      const open = group.querySelectorAll("[data-actor]:not([hidden])").length;
      group.hidden = !open;
      group.querySelector("[data-shown]").textContent = `(${open})`;
    }
    byId("found").textContent = `${shown} of ${rows.length} measures shown`;
  };

  const fit = () => {
    const lane = [...document.querySelectorAll(".entry .lane")].find((one) => one.clientWidth);
    if (!lane) return;
    for (const label of document.querySelectorAll(".label")) {
      const [from, share] = [label.dataset.from / 100, label.dataset.share / 100];
      const left = Math.max(from, shift), right = Math.min(from + share, shift + width);
      const room = (right - left) / width * lane.clientWidth;
      label.setAttribute("x", `${100 * left}%`);
      label.style.display = room >= 6.4 * label.textContent.length + 8 ? "inline" : "none";
    }
  };
  const zoom = () => {
    [shift, width] = byId("period").value.split(" ").map(Number);
    document.body.classList.toggle("zoomed", width < 1);
    for (const inner of document.querySelectorAll(".zoom")) {
      inner.setAttribute("x", `${-100 * shift / width}%`);
      inner.setAttribute("width", `${100 / width}%`);
    }
    choose();
    fit();
  };

  const open = () => {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    if (target.hidden) byId("reset").click();
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };

  byId("when").hidden = false;
  slide.max = data.days.length - 1;
  slide.addEventListener("input", () => showDay(data.days[slide.value]));
  day.addEventListener("change", () => { if (/^\d{4}-\d\d-\d\d$/.test(day.value)) showDay(day.value); });
  then.addEventListener("change", () => showDay(day.value));
  byId("back").addEventListener("click", () => showDay(data.days.filter((one) => one < day.value).pop() || data.days[0]));
  byId("on").addEventListener("click", () => showDay(data.days.find((one) => one > day.value) || data.days[data.days.length - 1]));
  if (byId("filters")) {
    byId("filters").hidden = false;
    for (const filter of filters) filter.addEventListener("change", choose);
    byId("words").addEventListener("input", choose);
    byId("period").addEventListener("change", zoom);
    byId("reset").addEventListener("click", () => {
      for (const filter of filters) filter.value = "";
      byId("words").value = "";
      byId("period").value = "0 1";
      zoom();
    });
    showDay(data.today);
    zoom();
    addEventListener("resize", fit);
  }
  addEventListener("hashchange", open);
  open();
})();

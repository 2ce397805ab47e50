// A long list of boxes gets a search: what does not fit the words typed is hidden, what is ticked always stays.
// The list is one stop of the Tab key; the arrow keys move through it.
{
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u0655\u0640]/g, "").toLowerCase()
    .replace(/[أإآٱ]/g, "ا").replace(/ة/g, "ه").replace(/ى/g, "ي").trim();

  const boxes = (block) => [...block.querySelectorAll("[data-words]:not([hidden]) input")];

  const stopAt = (block, box) => {
    block.querySelectorAll("[data-words] input").forEach((other) => { other.tabIndex = other === box ? 0 : -1; });
  };

  const narrow = (block, typed) => {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    block.querySelectorAll("[data-words]").forEach((label) => {
      const fits = words.every((word) => label.dataset.words.includes(word));
      label.hidden = !fits && !label.querySelector("input").checked;
    });
    stopAt(block, boxes(block)[0]);
  };

  const move = (block, event) => {
    const shown = boxes(block);
    const now = shown.indexOf(event.target);
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const steps = { ArrowDown: 1, ArrowUp: -1, ArrowRight: -1, ArrowLeft: -1, [forward]: 1 };
    const next = { Home: 0, End: shown.length - 1 }[event.key] ?? now + (steps[event.key] || 0);
    if (next === now || !shown[next]) return;
    event.preventDefault();
    stopAt(block, shown[next]);
    shown[next].focus();
  };

  const searchOf = (block) => {
    const search = document.createElement("input");
    search.type = "search";
    search.className = "form-control form-control-sm";
    search.dir = "auto";
    search.autocomplete = "off";
    search.placeholder = block.dataset.search;
    search.setAttribute("aria-label", block.dataset.search);
    search.setAttribute("data-codes-search", "");
    search.addEventListener("input", () => narrow(block, search.value));
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "ArrowDown") return;
      event.preventDefault();
      const first = boxes(block).find((box) => event.key === "ArrowDown" || !box.checked);
      if (event.key === "ArrowDown" && first) { stopAt(block, first); first.focus(); }
      else if (search.value && first) { first.click(); search.value = ""; narrow(block, ""); }
    });
    return search;
  };

  document.querySelectorAll("[data-codes]").forEach((block) => {
    if (block.querySelector("[data-codes-search]")) return;
    block.prepend(searchOf(block));
    block.querySelector(".codes-list").addEventListener("keydown", (event) => move(block, event));
    block.querySelector(".codes-list").addEventListener("focusin", (event) => {
      if (event.target.matches("[data-words] input")) stopAt(block, event.target);
    });
    stopAt(block, boxes(block)[0]);
  });
}

// A long list of boxes gets a search: what does not fit the words typed is hidden, what is ticked always stays.
{
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u0655\u0640]/g, "").toLowerCase()
    .replace(/[أإآٱ]/g, "ا").replace(/ة/g, "ه").replace(/ى/g, "ي").trim();

  const narrow = (block, typed) => {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    block.querySelectorAll("[data-words]").forEach((label) => {
      const fits = words.every((word) => label.dataset.words.includes(word));
      label.hidden = !fits && !label.querySelector("input").checked;
    });
  };

  const equip = (block) => {
    if (block.querySelector("[data-codes-search]")) return;
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
      if (event.key !== "Enter") return;
      event.preventDefault();
      const first = [...block.querySelectorAll("label:not([hidden]) input:not(:checked)")][0];
      if (search.value && first) { first.click(); search.value = ""; narrow(block, ""); }
    });
    block.prepend(search);
  };

  document.querySelectorAll("[data-codes]").forEach(equip);
}

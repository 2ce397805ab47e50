// Small helps for pages that also work without them.

// Add a row to a formset: clone its empty form and number it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-row]");
  if (!button) return;
  const block = button.closest("[data-formset]");
  const total = block.querySelector("input[name$='-TOTAL_FORMS']");
  const template = block.querySelector("template");
  const html = template.innerHTML.replaceAll("__prefix__", total.value);
  block.querySelector("[data-rows]").insertAdjacentHTML("beforeend", html);
  total.value = Number(total.value) + 1;
  const row = block.querySelector("[data-rows]").lastElementChild;
  if (window.htmx) window.htmx.process(row);
  const first = row.querySelector("input:not([type=hidden]), select, textarea");
  if (first) first.focus();
});

// Submit a filter form as soon as a choice changes.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form && event.target.matches("select, input[type=date], input[type=checkbox]")) form.requestSubmit();
});

// Tick or untick every box of a table.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-check-all]")) return;
  const boxes = event.target.closest("form, table").querySelectorAll("input[type=checkbox][name]");
  boxes.forEach((box) => { box.checked = event.target.checked; });
});

// Look-up fields: a text box with a list of suggestions fetched as one types (ARIA combobox).
const lookup = {
  list: (input) => document.getElementById(input.getAttribute("aria-controls")),
  close(input) {
    const list = lookup.list(input);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  },
  options: (input) => [...lookup.list(input).querySelectorAll("[role=option]")],
  choose(input, option) {
    input.value = option.dataset.value;
    lookup.close(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  },
  move(input, step) {
    const options = lookup.options(input);
    if (!options.length) return;
    const now = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const next = (now + step + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
    input.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  },
  timers: new WeakMap(),
  async fetch(input) {
    const asked = input.value;
    const url = new URL(input.dataset.lookup, window.location.href);
    url.searchParams.set("q", asked);
    const response = await fetch(url, { headers: { "X-Requested-With": "fetch" } });
    if (!response.ok || document.activeElement !== input || input.value !== asked) return;
    const list = lookup.list(input);
    list.replaceChildren(...(await response.json()).results.map((result, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.value = result;
      option.textContent = result;
      option.dir = "auto";
      return option;
    }));
    list.hidden = !list.children.length;
    list.removeAttribute("aria-busy");
    input.setAttribute("aria-expanded", String(!list.hidden));
  },
};

document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.matches("[data-lookup]")) return;
  lookup.list(input).setAttribute("aria-busy", "true");
  clearTimeout(lookup.timers.get(input));
  lookup.timers.set(input, setTimeout(() => lookup.fetch(input), 180));
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-lookup]") && !event.target.value) lookup.fetch(event.target);
});
document.addEventListener("focusout", (event) => {
  if (event.target.matches("[data-lookup]")) setTimeout(() => lookup.close(event.target), 150);
});
document.addEventListener("keydown", (event) => {
  const input = event.target;
  if (!input.matches("[data-lookup]") || lookup.list(input).hidden) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    lookup.move(input, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") {
    const chosen = lookup.options(input).find((option) => option.getAttribute("aria-selected") === "true");
    if (chosen) { event.preventDefault(); lookup.choose(input, chosen); }
  } else if (event.key === "Escape") {
    lookup.close(input);
  }
});
document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[data-lookup-list] [role=option]");
  if (!option) return;
  event.preventDefault();
  const list = option.closest("[data-lookup-list]");
  lookup.choose(document.querySelector(`[aria-controls="${list.id}"]`), option);
});

// A group of fields that is asked only while a choice fits: data-when names the choice, data-is the values that fit.
const fitGroups = () => document.querySelectorAll("fieldset[data-when]").forEach((group) => {
  const choice = group.form.elements[group.dataset.when];
  const fits = group.dataset.is.split(" ").includes(choice.value);
  group.hidden = !fits;
  group.disabled = !fits;
});
document.addEventListener("change", (event) => {
  if (event.target.matches("select") && document.querySelector(`fieldset[data-when="${event.target.name}"]`)) fitGroups();
});
fitGroups();

// Print buttons.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

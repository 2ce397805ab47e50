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
  timers: new WeakMap(),
  newest: new WeakMap(), // the question whose answer is still wanted
  forget(input) {
    clearTimeout(lookup.timers.get(input));
    lookup.newest.delete(input);
  },
  close(input) {
    lookup.forget(input);
    const list = lookup.list(input);
    list.hidden = true;
    list.removeAttribute("aria-busy");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  },
  options: (input) => [...lookup.list(input).querySelectorAll("[role=option]")],
  choose(input, option) {
    input.value = option.dataset.value;
    lookup.close(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  },
  marked: (input) => lookup.options(input).find((option) => option.getAttribute("aria-selected") === "true"),
  move(input, step) {
    const options = lookup.options(input);
    if (!options.length) return;
    const next = (options.indexOf(lookup.marked(input)) + step + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
    input.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  },
  async fetch(input) {
    const question = {};
    lookup.newest.set(input, question);
    const url = new URL(input.dataset.lookup, window.location.href);
    url.searchParams.set("q", input.value);
    const response = await fetch(url, { headers: { "X-Requested-With": "fetch" } });
    const results = response.ok ? (await response.json()).results : [];
    if (lookup.newest.get(input) === question && document.activeElement === input) lookup.show(input, results);
  },
  // A suggestion that is marked stays so where the newer list has it too.
  show(input, results) {
    const list = lookup.list(input);
    const marked = list.hidden ? null : lookup.marked(input)?.dataset.value;
    list.replaceChildren(...results.map((result, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(result === marked));
      option.dataset.value = result;
      option.textContent = result;
      option.dir = "auto";
      return option;
    }));
    list.hidden = !list.children.length;
    list.removeAttribute("aria-busy");
    input.setAttribute("aria-expanded", String(!list.hidden));
    const kept = lookup.marked(input);
    if (kept) input.setAttribute("aria-activedescendant", kept.id);
    else input.removeAttribute("aria-activedescendant");
  },
};

document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.matches("[data-lookup]")) return;
  lookup.forget(input);
  lookup.list(input).setAttribute("aria-busy", "true");
  lookup.timers.set(input, setTimeout(() => lookup.fetch(input), 180));
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-lookup]") && !event.target.value) lookup.fetch(event.target);
});
document.addEventListener("focusout", (event) => {
  if (!event.target.matches("[data-lookup]")) return;
  setTimeout(() => { if (document.activeElement !== event.target) lookup.close(event.target); }, 150);
});
document.addEventListener("keydown", (event) => {
  const input = event.target;
  if (!input.matches("[data-lookup]")) return;
  if (lookup.list(input).hidden) {
    if (event.key === "ArrowDown") { event.preventDefault(); lookup.fetch(input); }
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    lookup.move(input, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") {
    const chosen = lookup.marked(input);
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

// What is typed into a record's form is kept: on this computer at once, and on file some seconds later.
(() => {
  const PREFIX = "jisr-draft:";
  const WAIT = 3000;
  const RETRY = 15000;
  const LARGEST = 200000;
  const LONGEST_ADDRESS = 300;

  // Storage may be refused or full: then only what reaches the server is kept.
  const store = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    remove(key) { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
    clear() { try { Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach(store.remove); } catch { /* nothing was kept */ } },
  };

  // The answer to a form that was saved names it: its draft has served.
  const saved = document.cookie.match(/(?:^|; )saved_form=([^;]*)/);
  if (saved) {
    store.remove(PREFIX + decodeURIComponent(saved[1]));
    document.cookie = "saved_form=; path=/; max-age=0; samesite=lax";
  }

  // Nothing stays on the computer after signing out; what is not on file yet goes there first.
  let flush = null;
  document.addEventListener("submit", (event) => {
    if (!(event.target.getAttribute("action") || "").endsWith("/logout/")) return;
    const unsent = flush && flush();
    if (!unsent) { store.clear(); return; }
    event.preventDefault();
    const leave = () => { store.clear(); event.target.submit(); };
    Promise.race([unsent, new Promise((resolve) => { setTimeout(resolve, 2000); })]).then(leave, leave);
  });

  const form = document.getElementById("record-form");
  const status = document.querySelector("[data-draft-status]");
  const offer = document.querySelector("[data-draft-offer]");
  if (!form || !status || !offer) return;

  const address = location.pathname + location.search;
  const key = `${PREFIX}${status.dataset.user}:${address}`;
  const version = form.elements.namedItem("version");
  let entry = null; // what is kept now: fields, version, at, sent
  let offered = null; // what waits for an answer
  let isReady = "begun" in status.dataset;
  let isDirty = false;
  let isFilling = false;
  let isLeaving = false;
  let timer = 0;

  const say = (text) => { if (status.textContent !== text) status.textContent = text; };
  const NEVER = ["file", "password", "submit", "button", "reset", "image"];
  const isSkipped = (one) => !one.name || NEVER.includes(one.type) || one.name === "csrfmiddlewaretoken"
    || one.name === "version" || one.name === "is_another" || one.name.startsWith("keep-");
  const isTick = (one) => one.type === "checkbox" || one.type === "radio";

  const read = () => {
    const fields = {};
    for (const one of form.elements) {
      if (isSkipped(one)) continue;
      const values = (fields[one.name] ??= []);
      if (isTick(one)) { if (one.checked) values.push(one.value); }
      else if (one.type === "select-multiple") values.push(...[...one.selectedOptions].map((option) => option.value));
      else values.push(one.value);
    }
    return fields;
  };

  const post = (body, options = {}) => fetch(status.dataset.address, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value },
    ...options,
  });

  const send = async () => {
    clearTimeout(timer);
    if (!entry || entry.sent || isLeaving || !navigator.onLine || address.length > LONGEST_ADDRESS) return;
    const sending = entry;
    const body = JSON.stringify({ address, version: sending.version, fields: sending.fields });
    const size = new Blob([body]).size;
    if (size > LARGEST) return;
    let answer = 0;
    try {
      answer = (await post(body, { keepalive: size < 60000 })).status;
    } catch { /* the network is gone: tried again */ }
    if (answer === 200) {
      sending.sent = true;
      if (entry !== sending || isLeaving) return;
      store.set(key, entry);
      say(status.dataset.kept);
    } else if (answer !== 400 && answer !== 413) {
      clearTimeout(timer);
      timer = setTimeout(send, RETRY);
    }
  };
  flush = () => (entry && !entry.sent ? send() : null);

  const keep = () => {
    const begun = version && version.value !== "" ? Number(version.value) : null;
    // What is not chosen yet would overwrite a colleague's save: the draft stays one of the version it was begun from.
    const number = document.getElementById("conflicts") && store.get(key) ? store.get(key).version : begun;
    entry = { fields: read(), version: number, at: new Date().toISOString(), sent: false };
    if (store.set(key, entry)) say(status.dataset.here);
    clearTimeout(timer);
    timer = setTimeout(send, WAIT);
  };

  const changed = (event) => {
    if (isFilling || isSkipped(event.target)) return;
    isDirty = true;
    if (isReady) keep();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => { isLeaving = true; clearTimeout(timer); });
  window.addEventListener("pageshow", () => { isLeaving = false; });
  window.addEventListener("online", send);
  window.addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });

  // The rows of a draft find those of the page by their key; the others become new rows.
  const placeRows = (fields) => {
    const places = {};
    for (const total of form.querySelectorAll("input[name$='-TOTAL_FORMS']")) {
      const prefix = total.name.slice(0, -"-TOTAL_FORMS".length);
      const keyOf = (number) => form.elements.namedItem(`${prefix}-${number}-id`)?.value ?? "";
      const rows = [...Array(Number(total.value)).keys()];
      const byKey = new Map(rows.filter(keyOf).map((number) => [keyOf(number), number]));
      const free = rows.filter((number) => !keyOf(number));
      const pattern = new RegExp(`^${prefix}-(\\d+)-`);
      const numbers = new Set(Object.keys(fields).map((name) => pattern.exec(name)?.[1]).filter((number) => number));
      for (const number of [...numbers].map(Number).sort((one, other) => one - other)) {
        const sent = fields[`${prefix}-${number}-id`]?.[0] ?? "";
        let place = sent ? byKey.get(sent) : free.shift();
        if (place === undefined) {
          if (sent && fields[`${prefix}-${number}-DELETE`]?.length) continue;
          place = Number(total.value);
          total.closest("[data-formset]")?.querySelector("[data-add-row]")?.click();
        }
        places[`${prefix}-${number}-`] = `${prefix}-${place}-`;
      }
    }
    return places;
  };

  const placed = (name, places) => {
    const [, start, rest] = /^(.+-\d+-)(.+)$/.exec(name) ?? [];
    if (!start) return /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(name) ? "" : name;
    if (rest === "id") return "";
    return start in places ? places[start] + rest : name;
  };

  const fill = (fields) => {
    isFilling = true;
    const places = placeRows(fields);
    const byName = new Map();
    for (const one of form.elements) {
      if (!isSkipped(one)) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
    }
    for (const [name, values] of Object.entries(fields)) {
      (byName.get(placed(name, places)) ?? []).forEach((one, index) => {
        if (isTick(one)) one.checked = values.includes(one.value);
        else if (one.type === "select-multiple") [...one.options].forEach((option) => { option.selected = values.includes(option.value); });
        else if (index in values) one.value = values[index];
        if (one.type !== "hidden") one.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }
    isFilling = false;
  };

  const settle = () => {
    offered = null;
    offer.hidden = true;
    isReady = true;
    [...form.elements].find((one) => !isSkipped(one) && one.type !== "hidden" && !one.disabled)?.focus();
  };

  offer.querySelector("[data-draft-take]").addEventListener("click", () => {
    fill(offered.fields);
    if (version && offered.version !== null) version.value = offered.version;
    settle();
    keep();
  });
  offer.querySelector("[data-draft-throw]").addEventListener("click", () => {
    store.remove(key);
    post(JSON.stringify({ address, fields: null })).catch(() => {});
    settle();
    if (isDirty) keep();
  });

  const propose = (draft, when) => {
    offered = draft;
    offer.querySelector("[data-draft-when]").textContent = when;
    const note = offer.querySelector("[data-draft-note]");
    note.hidden = !version || draft.version === null || String(draft.version) === version.value;
    note.textContent = offer.dataset.changed;
    offer.hidden = false;
  };

  const look = async () => {
    const here = store.get(key);
    const query = new URLSearchParams({ address, local: here ? here.at : "" });
    let found = null;
    try {
      const response = await fetch(`${status.dataset.address}?${query}`, { redirect: "manual" });
      if (response.ok) found = await response.json();
    } catch { /* only what is on this computer can be offered */ }
    const there = found?.draft;
    if (here && found && !there && here.sent) store.remove(key); // it was saved or thrown away elsewhere
    else if (here && !(there && (here.sent || there.saved_at > here.at))) {
      const local = new Date(here.at).toLocaleString(document.documentElement.lang);
      return propose(here, found?.local || local);
    } else if (there) return propose(there, there.when);
    isReady = true;
    if (isDirty) keep();
  };
  if (!isReady) look();
  else keep();
})();

// The pipeline board: cards moved by dragging, by keyboard and by menu, and kept in step with what colleagues do.
(function () {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const said = document.querySelector("[data-board-said]");
  const isRightToLeft = document.documentElement.dir === "rtl";
  const columns = (lane) => [...board.querySelectorAll(`[data-stage][data-lane="${lane}"]`)];
  const listOf = (card) => card.closest("[data-stage]");
  const put = (text, values) => Object.entries(values).reduce((out, [key, value]) => out.replace(`{${key}}`, value), text);

  function say(text, url, label) {
    said.replaceChildren(document.createTextNode(text));
    if (!url) return;
    const link = document.createElement("a");
    link.href = url;
    link.textContent = label;
    said.append(" ", link);
  }

  function count() {
    if (board.querySelectorAll(".board").length > 1) return;
    board.querySelectorAll(".board-column").forEach((column) => {
      const mark = column.querySelector("[data-count]");
      if (mark && !column.querySelector(".board-more")) mark.textContent = column.querySelectorAll("[data-card]").length;
    });
  }

  // Put the card as the server has it into its column of the lane it stands in.
  function place(data, lane) {
    const old = board.querySelector(`[data-card="${data.card}"]`);
    const holder = document.createElement("template");
    holder.innerHTML = data.html.trim();
    const fresh = holder.content.firstElementChild;
    const target = columns(lane || (old ? listOf(old).dataset.lane : "1")).find((list) => list.dataset.stage === data.stage);
    const focused = old && old.contains(document.activeElement);
    if (old && target && listOf(old) === target) old.replaceWith(fresh);
    else { if (old) old.remove(); if (target) target.prepend(fresh); }
    if (focused) (fresh.querySelector(".board-handle") || fresh.querySelector("a")).focus();
    count();
    return fresh;
  }

  async function send(card, stage, lane) {
    const body = new URLSearchParams({ card: card.dataset.card, version: card.dataset.version, to: stage });
    card.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(board.dataset.moveUrl, {
        method: "POST", body, headers: { "X-Requested-With": "fetch", "X-CSRFToken": board.dataset.csrf },
      });
      const data = await response.json();
      const fresh = place(data, lane);
      fresh.classList.add(response.ok ? "board-moved" : "board-refused");
      say(data.message, data.form_url, data.form_label);
      return response.ok;
    } catch {
      card.removeAttribute("aria-busy");
      say(board.dataset.lost);
      return null;
    }
  }

  // By mouse or finger.
  if (window.Sortable) {
    board.querySelectorAll("[data-stage]").forEach((list) => new window.Sortable(list, {
      group: `lane-${list.dataset.lane}`, draggable: "[data-card]:has(.board-handle)", sort: false, animation: 120,
      delay: 150, delayOnTouchOnly: true, ghostClass: "board-ghost", filter: "form, a", preventOnFilter: false,
      onEnd: async (event) => {
        if (event.from === event.to) return;
        const moved = await send(event.item, event.to.dataset.stage, event.from.dataset.lane);
        if (moved === null) event.from.prepend(event.item);
      },
    }));
  }

  // By menu.
  board.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-board-form]")) return;
    event.preventDefault();
    const card = event.target.closest("[data-card]");
    send(card, event.submitter.value, listOf(card).dataset.lane);
  });

  // By keyboard: Space takes up, the arrows choose, Space or Enter puts down, Escape leaves.
  let held = null;
  function mark(index) {
    held.lists.forEach((list, place) => list.parentElement.classList.toggle("board-target", place === index));
    held.index = index;
    held.lists[index].parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  function drop() {
    held.lists.forEach((list) => list.parentElement.classList.remove("board-target"));
    held.handle.setAttribute("aria-pressed", "false");
    const was = held;
    held = null;
    return was;
  }
  board.addEventListener("keydown", (event) => {
    const handle = event.target.closest(".board-handle");
    if (!handle) return;
    const card = handle.closest("[data-card]");
    const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
    const backward = isRightToLeft ? "ArrowRight" : "ArrowLeft";
    const label = () => held.lists[held.index].dataset.stageLabel;
    if (!held && (event.key === " " || event.key === "Enter")) {
      const lists = columns(listOf(card).dataset.lane);
      held = { handle, card, lists, index: lists.indexOf(listOf(card)) };
      handle.setAttribute("aria-pressed", "true");
      mark(held.index);
      say(put(board.dataset.taken, { stage: label() }));
    } else if (held && (event.key === forward || event.key === backward)) {
      const step = event.key === forward ? 1 : -1;
      mark(Math.min(Math.max(held.index + step, 0), held.lists.length - 1));
      say(put(board.dataset.over, { stage: label() }));
    } else if (held && (event.key === " " || event.key === "Enter")) {
      const { lists, index } = drop();
      if (lists[index] === listOf(card)) say(board.dataset.left);
      else send(card, lists[index].dataset.stage, listOf(card).dataset.lane);
    } else if (held && event.key === "Escape") {
      drop();
      say(board.dataset.left);
    } else return;
    event.preventDefault();
  });
  board.addEventListener("focusout", (event) => {
    if (held && event.target === held.handle && document.contains(held.card)) drop();
  });

  // What colleagues do meanwhile.
  let since = board.dataset.now;
  async function look() {
    if (document.hidden || held) return;
    const url = new URL(board.dataset.changesUrl, window.location.href);
    url.searchParams.set("since", since);
    try {
      const response = await fetch(url, { headers: { "X-Requested-With": "fetch" } });
      if (!response.ok) return;
      const data = await response.json();
      since = data.now;
      data.cards.forEach((card) => {
        const shown = board.querySelector(`[data-card="${card.card}"]`);
        if (shown && Number(shown.dataset.version) >= card.version) return;
        place(card).classList.add("board-moved");
        if (card.said) say(card.said);
      });
    } catch { /* the network is away: the next look tells */ }
  }
  setInterval(look, 10000);
  document.addEventListener("visibilitychange", look);
})();

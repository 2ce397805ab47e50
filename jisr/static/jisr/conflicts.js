// Where a colleague saved first: one choice for all the rows of a kind, and a choice that follows what is typed below.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-choose]");
  if (!button) return;
  button.closest(".conflict-kind").querySelectorAll(".conflict-field").forEach((field) => {
    field.querySelectorAll("input[type=radio]")[button.dataset.choose].checked = true;
  });
});

// Who changes a field in the form wants theirs no longer; who leaves a row in that we had not, wants it.
document.addEventListener("change", ({ target }) => {
  const choices = document.querySelectorAll(`#conflicts input[name="keep-${CSS.escape(target.name ?? "")}"]`);
  if (choices.length !== 2) return;
  const isLeftIn = choices[1].value === "without" && !target.checked;
  choices[isLeftIn ? 0 : 1].checked = true;
});

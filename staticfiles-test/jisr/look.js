// Sets light or dark before the page is drawn: the account's choice, else the device's.
(function () {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  function apply() {
    const look = root.dataset.look;
    root.dataset.bsTheme = look === "dark" || (look !== "light" && dark.matches) ? "dark" : "light";
  }
  apply();
  dark.addEventListener("change", apply);
})();

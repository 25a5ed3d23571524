// Sets the reader's colour scheme before the first paint. Absent: the system decides.
(function (root) {
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch (blocked) { /* storage may be denied; the system's scheme it is */ }
})(document.documentElement);

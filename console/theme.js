// Runs before the first paint, so that a dark room never sees a white page: a classic script, not a module.
(() => {
  try {
    const theme = localStorage.getItem('cueway.theme');
    const wanted = theme ?? (matchMedia('(prefers-contrast: more)').matches ? 'contrast' : 'dark');
    if (wanted === 'light' || wanted === 'contrast') document.documentElement.dataset.theme = wanted;
  } catch {
    // Storage may be forbidden: the dark theme of the page's own markup stays.
  }
})();

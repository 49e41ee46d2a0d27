// Runs before the first paint, so that a dark room never sees a white page: a classic script, not a module.
(() => {
  try {
    const theme = localStorage.getItem('cueway.theme');
    if (theme === 'light' || theme === 'contrast') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be forbidden: the dark theme of the page's own markup stays.
  }
})();

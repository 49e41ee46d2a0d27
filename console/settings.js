/** @typedef {'dark' | 'light' | 'contrast'} ThemeID */

/** @type {{id: ThemeID, name: string}[]} */
export const THEMES = [
  { id: 'dark', name: 'Dark' },
  { id: 'light', name: 'Light' },
  { id: 'contrast', name: 'High contrast' },
];

/** The look, remembered on this machine where the browser allows it; theme.js reads it before the first paint. */
export const theme = {
  /** @returns {string} */
  get now() {
    return document.documentElement.dataset.theme ?? 'dark';
  },

  /** @param {ThemeID} id */
  set(id) {
    document.documentElement.dataset.theme = id;
    try {
      localStorage.setItem('cueway.theme', id);
    } catch {
      // A browser that forbids storage keeps the theme until the page is left.
    }
  },
};

/** The name under which newsrooms are asked, remembered on this machine. */
export const username = {
  /** @returns {string} */
  get now() {
    try {
      return localStorage.getItem('cueway.username') ?? '';
    } catch {
      return '';
    }
  },

  /** @param {string} name */
  set(name) {
    try {
      localStorage.setItem('cueway.username', name);
    } catch {
      // A browser that forbids storage has it typed each time.
    }
  },
};

/** Who sits here, as owner of locks; remembered on this machine. */
export const operator = {
  /** @returns {string} */
  get now() {
    try {
      return localStorage.getItem('cueway.operator') || 'console';
    } catch {
      return 'console';
    }
  },

  /** @param {string} name */
  set(name) {
    try {
      localStorage.setItem('cueway.operator', name);
    } catch {
      // A browser that forbids storage has it typed each time.
    }
  },
};

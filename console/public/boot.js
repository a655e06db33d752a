// Runs before the first paint so that a dark or French page does not flash white or English.
// A file of its own, because the content security policy allows no inline script.
// Zod would try `new Function` to see whether it may compile its schemas. The content security policy forbids it, and
// each attempt is a breach to report; zod reads this before its first schema is made.
globalThis.__zod_globalConfig = { jitless: true };

(() => {
  const scheme = localStorage.getItem('encours.scheme') || 'auto';
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  const contrast =
    localStorage.getItem('encours.contrast') === 'more' || matchMedia('(prefers-contrast: more)').matches;
  document.documentElement.toggleAttribute('data-more-contrast', contrast);
  const locale = localStorage.getItem('encours.locale');
  if (locale === 'fr' || locale === 'en') document.documentElement.lang = locale;
})();

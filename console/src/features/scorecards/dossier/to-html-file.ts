import type { Locale } from '../../../i18n/locale.js';
import style from './dossier.css?inline';

/** A sheet of the page as a file of its own: nothing to load, no script, the same look. */
export function toHtmlFile(sheet: HTMLElement, title: string, locale: Locale): string {
  const head = document.createElement('head');
  head.append(Object.assign(document.createElement('title'), { textContent: title }));
  const page = '@page{size:A4;margin:16mm 15mm 18mm}body{margin:0}';
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head.innerHTML}<style>${page}${style}</style></head>
<body>${sheet.outerHTML}</body></html>
`;
}

/** Figures that are drawn by the ground of an element alone, which a system with forced colours paints over. */
import type { Page } from 'playwright-core';

/** Marks what on the page is such a figure: without words or parts, at least 2 pixels each way, of a ground of its own. */
export function markFigures(page: Page): Promise<number> {
  return page.evaluate(() => {
    const isPainted = (element: Element) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      return backgroundImage.includes('gradient') || !/^(?:transparent|rgba\(.*, 0\))$/u.test(backgroundColor);
    };
    const figures = [...document.querySelectorAll('main :is(span, div, i)')].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isBare = element.childElementCount === 0 && element.textContent === '';
      return isBare && width >= 2 && height >= 2 && isPainted(element) && element.closest('.monaco-editor') === null;
    });
    for (const figure of figures) figure.setAttribute('data-figure-mark', '');
    return figures.length;
  });
}

/** Of those marked, what nothing sets apart from its surroundings any more: no ground, no edge. */
export function findVanishedFigures(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const groundOf = (element: Element | null): string => {
      if (element === null) return getComputedStyle(document.documentElement).backgroundColor;
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      if (backgroundImage.includes('gradient')) return backgroundImage;
      return /^(?:transparent|rgba\(.*, 0\))$/u.test(backgroundColor)
        ? groundOf(element.parentElement)
        : backgroundColor;
    };
    return [...document.querySelectorAll('[data-figure-mark]')]
      .filter((figure) => {
        const { borderTopWidth, borderLeftWidth, outlineStyle } = getComputedStyle(figure);
        const hasEdge = borderTopWidth !== '0px' || borderLeftWidth !== '0px' || outlineStyle !== 'none';
        return !hasEdge && groundOf(figure) === groundOf(figure.parentElement);
      })
      .map((figure) => `${figure.className} in ${figure.parentElement?.className ?? ''}`);
  });
}

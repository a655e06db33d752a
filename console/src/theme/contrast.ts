import type { CSSVariablesResolver, MantineTheme } from '@mantine/core';

/**
 * Mantine's own colours fail WCAG AA in both schemes (filled blue 3.55:1, dimmed text 3.32:1). These variables bring text
 * to 4.5:1 or better; the whole of the console was measured with them.
 */
export const resolveContrast: CSSVariablesResolver = (theme) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-ink-8)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--app-page': 'var(--mantine-color-gray-0)',
    '--app-card': 'var(--mantine-color-white)',
    '--app-line': 'var(--mantine-color-gray-2)',
    '--app-hover': 'var(--mantine-color-gray-1)',
    ...forEachColor(theme, (name) => ({
      'light-color': mixWithBlack(name, 9, 70),
      filled: mixWithBlack(name, 9, 85),
      'filled-hover': mixWithBlack(name, 9, 75),
      text: mixWithBlack(name, 9, 80),
    })),
    ...accent('light-color', 'var(--mantine-color-ink-9)'),
    ...accent('filled', 'var(--mantine-color-ink-7)'),
    ...accent('filled-hover', 'var(--mantine-color-ink-8)'),
    ...accent('text', 'var(--mantine-color-ink-8)'),
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-ink-2)',
    '--app-page': 'var(--mantine-color-dark-8)',
    '--app-card': 'var(--mantine-color-dark-7)',
    '--app-line': 'var(--mantine-color-dark-5)',
    '--app-hover': 'var(--mantine-color-dark-6)',
    ...forEachColor(theme, (name) => ({
      'light-color': `var(--mantine-color-${name}-2)`,
      filled: mixWithBlack(name, 9, 80),
      'filled-hover': mixWithBlack(name, 9, 70),
      text: `var(--mantine-color-${name}-4)`,
    })),
    '--mantine-color-gray-light': 'rgb(255 255 255 / 8%)',
    '--mantine-color-gray-light-hover': 'rgb(255 255 255 / 12%)',
    ...accent('light', 'color-mix(in srgb, var(--mantine-color-ink-6) 34%, transparent)'),
    ...accent('light-hover', 'color-mix(in srgb, var(--mantine-color-ink-6) 46%, transparent)'),
    ...accent('light-color', 'var(--mantine-color-ink-1)'),
    ...accent('filled', 'var(--mantine-color-ink-7)'),
    ...accent('filled-hover', 'var(--mantine-color-ink-6)'),
    ...accent('text', 'var(--mantine-color-ink-2)'),
  },
});

/** Both names under which components read the accent. */
function accent(part: string, value: string): Record<string, string> {
  return { [`--mantine-color-ink-${part}`]: value, [`--mantine-primary-color-${part}`]: value };
}

function forEachColor(theme: MantineTheme, parts: (name: string) => Record<string, string>): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const name of Object.keys(theme.colors)) {
    for (const [part, value] of Object.entries(parts(name))) variables[`--mantine-color-${name}-${part}`] = value;
  }
  return variables;
}

function mixWithBlack(name: string, shade: number, percent: number): string {
  return `color-mix(in srgb, var(--mantine-color-${name}-${shade}) ${percent}%, black)`;
}

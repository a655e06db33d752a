import {
  type ActionIconProps,
  type BadgeProps,
  type ButtonProps,
  createTheme,
  type MantineThemeOverride,
  type MenuProps,
  type ModalProps,
  type NotificationProps,
  type PaperProps,
  type TableProps,
  type TabsProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core';
import { DARK, GRAY, INK } from './palette.js';

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** The look of the console; `compact` shows more rows at once, nothing else differs. */
export function createAppTheme(density: Density, closeLabel: string): MantineThemeOverride {
  const compact = density === 'compact';
  return createTheme({
    colors: { ink: INK, gray: GRAY, dark: DARK },
    primaryColor: 'ink',
    primaryShade: { light: 7, dark: 7 },
    white: '#ffffff',
    black: '#1d1e1b',
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, monospace",
    fontSizes: compact
      ? { xs: '11.5px', sm: '12.5px', md: '13.5px', lg: '15px', xl: '18px' }
      : { xs: '12px', sm: '13.5px', md: '14.5px', lg: '16px', xl: '19px' },
    spacing: compact
      ? { xs: '6px', sm: '9px', md: '13px', lg: '18px', xl: '26px' }
      : { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '36px' },
    radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
    defaultRadius: 'md',
    headings: {
      fontWeight: '620',
      sizes: {
        h1: { fontSize: compact ? '21px' : '25px', lineHeight: '1.25' },
        h2: { fontSize: compact ? '16px' : '17.5px', lineHeight: '1.35' },
        h3: { fontSize: compact ? '14px' : '15px', lineHeight: '1.4' },
      },
    },
    shadows: {
      xs: '0 1px 2px rgb(0 0 0 / 5%)',
      sm: '0 1px 3px rgb(0 0 0 / 7%)',
      md: '0 6px 20px -6px rgb(0 0 0 / 18%)',
    },
    respectReducedMotion: true,
    cursorType: 'pointer',
    // Named, not imported: what `Button.extend` and its like would bring is loaded by the pages that show it.
    components: {
      Button: { defaultProps: { size: compact ? 'xs' : 'sm' } satisfies ButtonProps },
      ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } satisfies ActionIconProps },
      Badge: {
        defaultProps: { variant: 'light', radius: 'sm' } satisfies BadgeProps,
        styles: { root: { textTransform: 'none' } },
      },
      Paper: { defaultProps: { withBorder: true, radius: 'lg' } satisfies PaperProps },
      Table: { defaultProps: { verticalSpacing: compact ? 5 : 9, horizontalSpacing: 'md' } satisfies TableProps },
      Tabs: { defaultProps: { keepMounted: false } satisfies TabsProps },
      TextInput: { defaultProps: { size: compact ? 'xs' : 'sm' } satisfies TextInputProps },
      Textarea: { defaultProps: { size: compact ? 'xs' : 'sm' } satisfies TextareaProps },
      Tooltip: {
        defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320 } satisfies Partial<TooltipProps>,
      },
      Menu: { defaultProps: { shadow: 'md' } satisfies MenuProps },
      Notification: {
        defaultProps: { closeButtonProps: { 'aria-label': closeLabel } } satisfies NotificationProps,
      },
      Modal: {
        defaultProps: {
          closeButtonProps: { 'aria-label': closeLabel },
          centered: true,
          overlayProps: { backgroundOpacity: 0.4, blur: 1 },
          styles: { title: { fontSize: '17px', fontWeight: 620, letterSpacing: '-0.01em' } },
          // Its <header> would be a second banner of the page.
          attributes: { header: { role: 'presentation' } },
        } satisfies Partial<ModalProps>,
      },
    },
  });
}

import {
  ActionIcon,
  Badge,
  Button,
  createTheme,
  type MantineThemeOverride,
  Menu,
  Modal,
  Notification,
  Paper,
  Table,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
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
    components: {
      Button: Button.extend({ defaultProps: { size: compact ? 'xs' : 'sm' } }),
      ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
      Badge: Badge.extend({
        defaultProps: { variant: 'light', radius: 'sm' },
        styles: { root: { textTransform: 'none' } },
      }),
      Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'lg' } }),
      Table: Table.extend({ defaultProps: { verticalSpacing: compact ? 5 : 9, horizontalSpacing: 'md' } }),
      Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
      TextInput: TextInput.extend({ defaultProps: { size: compact ? 'xs' : 'sm' } }),
      Textarea: Textarea.extend({ defaultProps: { size: compact ? 'xs' : 'sm' } }),
      Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320 } }),
      Menu: Menu.extend({ defaultProps: { shadow: 'md' } }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': closeLabel } } }),
      Modal: Modal.extend({
        defaultProps: {
          closeButtonProps: { 'aria-label': closeLabel },
          centered: true,
          overlayProps: { backgroundOpacity: 0.4, blur: 1 },
          // Its <header> would be a second banner of the page.
          styles: { title: { fontSize: '17px', fontWeight: 620, letterSpacing: '-0.01em' } },
          attributes: { header: { role: 'presentation' } },
        },
      }),
    },
  });
}

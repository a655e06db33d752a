import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconContrast, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useT } from '../i18n/locale-provider.js';
import { DENSITIES } from '../theme/theme.js';
import { CONTRASTS, useLook } from '../theme/theme-provider.js';
import { layoutMessages } from './messages.js';

const SCHEMES = [
  { scheme: 'light', Icon: IconSun },
  { scheme: 'dark', Icon: IconMoon },
  { scheme: 'auto', Icon: IconDeviceDesktop },
] as const;

/** Light, dark or as the system; with how much contrast; comfortable or compact. */
export function SchemeMenu() {
  const t = useT(layoutMessages);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity, contrast, setContrast } = useLook();
  const Current = SCHEMES.find((entry) => entry.scheme === colorScheme)?.Icon ?? IconDeviceDesktop;
  const tick = <IconCheck size={14} aria-hidden />;
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon aria-label={t.theme} size="lg">
          <Current size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.theme}</Menu.Label>
        {SCHEMES.map(({ scheme, Icon }) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
            rightSection={scheme === colorScheme ? tick : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t.contrast}</Menu.Label>
        {CONTRASTS.map((choice) => (
          <Menu.Item
            key={choice}
            role="menuitemradio"
            aria-checked={choice === contrast}
            leftSection={choice === 'more' ? <IconContrast size={16} stroke={1.6} aria-hidden /> : null}
            rightSection={choice === contrast ? tick : null}
            onClick={() => setContrast(choice)}
          >
            {choice === 'more' ? t.moreContrast : t.auto}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t.density}</Menu.Label>
        {DENSITIES.map((choice) => (
          <Menu.Item
            key={choice}
            role="menuitemradio"
            aria-checked={choice === density}
            rightSection={choice === density ? tick : null}
            onClick={() => setDensity(choice)}
          >
            {t[choice]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

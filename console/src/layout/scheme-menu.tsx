import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconContrast, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/locale-provider.js';
import { DENSITIES } from '../theme/theme.js';
import { CONTRASTS, useLook } from '../theme/theme-provider.js';
import { layoutMessages } from './messages.js';

const SCHEMES = ['light', 'dark', 'auto'] as const;
const SCHEME_ICONS = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;
const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

/** Light, dark or as the system; with how much contrast; comfortable or compact. */
export function SchemeMenu() {
  const t = useT(layoutMessages);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity, contrast, setContrast } = useLook();
  const Current = SCHEME_ICONS[colorScheme];
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon aria-label={t.theme} size="lg">
          <Current size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Choices
          label={t.theme}
          members={SCHEMES}
          value={colorScheme}
          onChange={setColorScheme}
          name={(scheme) => t[scheme]}
          icon={(scheme) => {
            const Icon = SCHEME_ICONS[scheme];
            return <Icon {...ICON} />;
          }}
        />
        <Menu.Divider />
        <Choices
          label={t.contrast}
          members={CONTRASTS}
          value={contrast}
          onChange={setContrast}
          name={(choice) => (choice === 'more' ? t.moreContrast : t.auto)}
          icon={(choice) => (choice === 'more' ? <IconContrast {...ICON} /> : <IconDeviceDesktop {...ICON} />)}
        />
        <Menu.Divider />
        <Choices
          label={t.density}
          members={DENSITIES}
          value={density}
          onChange={setDensity}
          name={(choice) => t[choice]}
        />
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly members: readonly T[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly name: (value: T) => string;
  readonly icon?: (value: T) => ReactNode;
}

/** One of several, under its heading. */
function Choices<T extends string>({ label, members, value, onChange, name, icon }: ChoicesProps<T>) {
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      <Menu.RadioGroup
        value={value}
        onChange={(next) => {
          const chosen = members.find((member) => member === next);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {members.map((member) => (
          <Menu.RadioItem key={member} value={member} rightSection={icon?.(member)} closeMenuOnClick>
            {name(member)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

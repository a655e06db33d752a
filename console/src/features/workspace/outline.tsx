import type { JsonPath } from '@encours/engine';
import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useT } from '../../i18n/locale-provider.js';
import { workspaceMessages } from './messages.js';
import type { OutlineItem } from './outline-items.js';
import classes from './workspace.module.css';

interface OutlineProps {
  readonly items: readonly OutlineItem[];
  /** Where the cursor is. */
  readonly current: JsonPath;
  /** Top-level keys in which something is wrong. */
  readonly faulty: ReadonlySet<string>;
  readonly onGo: (path: JsonPath) => void;
}

/** The sections of the document; the one with the cursor is open. */
export const Outline = memo(function Outline({ items, current, faulty, onGo }: OutlineProps) {
  const t = useT(workspaceMessages);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  return (
    <nav className={classes.outline} aria-label={t.outline}>
      <ul>
        {items.map((item) => {
          const isCurrent = current[0] === item.key;
          const open = item.children.length > 0 && (toggled.get(item.key) ?? isCurrent);
          return (
            <li key={item.key}>
              <div className={classes.outlineRow}>
                {item.children.length > 0 ? (
                  <UnstyledButton
                    className={classes.outlineToggle}
                    aria-expanded={open}
                    aria-label={item.label}
                    onClick={() => setToggled((old) => new Map(old).set(item.key, !open))}
                  >
                    <IconChevronRight size={14} aria-hidden />
                  </UnstyledButton>
                ) : (
                  <span className={classes.outlineToggle} />
                )}
                <UnstyledButton
                  className={classes.outlineLink}
                  aria-current={isCurrent ? 'location' : undefined}
                  data-faulty={faulty.has(item.key) || undefined}
                  onClick={() => onGo(item.path)}
                >
                  {item.label}
                  {item.children.length > 0 && <span className={classes.outlineCount}>{item.children.length}</span>}
                </UnstyledButton>
              </div>
              {open && (
                <ul>
                  {item.children.map((child) => (
                    <li key={child.key}>
                      <UnstyledButton
                        className={classes.outlineChild}
                        aria-current={isAt(current, child.path) ? 'location' : undefined}
                        title={child.label}
                        onClick={() => onGo(child.path)}
                      >
                        {child.label}
                      </UnstyledButton>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
});

function isAt(current: JsonPath, path: JsonPath): boolean {
  return path.every((part, index) => current[index] === part);
}

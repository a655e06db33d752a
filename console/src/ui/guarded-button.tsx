import { Button, type ButtonProps, Tooltip } from '@mantine/core';

interface GuardedButtonProps extends Omit<ButtonProps, 'disabled' | 'children'> {
  readonly children: string;
  /** Why the person may not; null when they may. */
  readonly blockedBecause: string | null;
  /** What the button does, for those who may. */
  readonly hint?: string;
  readonly onClick: () => void;
  /** Leads to what is in the way; without it the button does nothing. */
  readonly onBlocked?: () => void;
}

/**
 * A button that is not hidden from those who may not press it, but says why. It stays reachable by keyboard, which a
 * disabled one would not be. Pressed all the same, it leads to what is in the way, where that is on the page.
 */
export function GuardedButton({ blockedBecause, hint, onClick, onBlocked, children, ...rest }: GuardedButtonProps) {
  const blocked = blockedBecause !== null;
  return (
    <Tooltip
      label={blockedBecause ?? hint}
      disabled={!blocked && hint === undefined}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        {...rest}
        {...(blocked ? { 'aria-disabled': onBlocked === undefined, 'data-disabled': true } : {})}
        {...(blocked && onBlocked !== undefined ? { style: { cursor: 'pointer' } } : {})}
        onClick={() => {
          if (!blocked) onClick();
          else onBlocked?.();
        }}
      >
        {children}
      </Button>
    </Tooltip>
  );
}

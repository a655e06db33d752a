import { Button, type ButtonProps, Tooltip } from '@mantine/core';

interface GuardedButtonProps extends Omit<ButtonProps, 'disabled' | 'children'> {
  readonly children: string;
  /** Why the person may not; null when they may. */
  readonly blockedBecause: string | null;
  /** What the button does, for those who may. */
  readonly hint?: string;
  readonly onClick: () => void;
}

/**
 * A button that is not hidden from those who may not press it, but says why. It stays reachable by keyboard, which a
 * disabled one would not be.
 */
export function GuardedButton({ blockedBecause, hint, onClick, children, ...rest }: GuardedButtonProps) {
  const blocked = blockedBecause !== null;
  return (
    <Tooltip label={blockedBecause ?? hint} disabled={!blocked && hint === undefined}>
      <Button
        {...rest}
        {...(blocked ? { 'aria-disabled': true, 'data-disabled': true } : {})}
        onClick={() => {
          if (!blocked) onClick();
        }}
      >
        {children}
      </Button>
    </Tooltip>
  );
}

interface LogoProps {
  readonly size?: number;
  /** On a dark ground of the accent's own colour. */
  readonly inverted?: boolean;
}

/** The mark: lines of an account that grow shorter. */
export function Logo({ size = 26, inverted = false }: LogoProps) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill={inverted ? '#ffffff24' : 'var(--mantine-color-ink-7)'} />
      <path d="M8 9.5h16M8 16h11M8 22.5h6" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
    </svg>
  );
}

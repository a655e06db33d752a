import classes from './code-block.module.css';

interface CodeBlockProps {
  readonly children: string;
  readonly label: string;
}

/** Long text as it is written, in a box of its own that scrolls. */
export function CodeBlock({ children, label }: CodeBlockProps) {
  return (
    // A scrolled region must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={classes.block} tabIndex={0} aria-label={label}>
      <pre>{children}</pre>
    </section>
  );
}

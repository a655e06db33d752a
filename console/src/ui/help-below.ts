/** Puts the explanation of a field under it, so that fields side by side line up whatever the length of their texts. */
export const HELP_BELOW = ['label', 'input', 'description', 'error'] as const;

/** Gathers what a flag says that may be repeated, for Commander. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
]

const paths = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11m0-11l-11 11',
  question: 'M9 9.2a3 3 0 1 1 4.4 2.7c-1 .5-1.4 1.1-1.4 2.1m0 3.2v.1',
  chevron: 'M8 10l4 4 4-4',
  person: 'M12 12a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zm-6.5 7.4c.6-3.2 3.2-4.9 6.5-4.9s5.900 1.700 6.500 4.900',
  vendor: 'M4.500 12h4m7 0h4M12 4.500v4m0 7v4M9 9h6v6H9z',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zm0-12.500V12l3 2',
  call: 'M12 4.500l8.500 15h-17zM12 10v4.500m0 2.300v.1',
  play: 'M9 6.500l8.500 5.500L9 17.500z',
  external: 'M10 6.500H6.500v11h11V14M13 6.500h4.500V11m0-4.500L11 13',
  globe:
    'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM4 12h16M12 4c2.300 2.300 3.300 5 3.300 8s-1 5.700-3.300 8c-2.300-2.300-3.300-5-3.300-8s1-5.700 3.300-8z',
  exit: 'M14 7V5H5.500v14H14v-2m-4-5h10m-3-3l3 3-3 3',
} as const;

/** The drawings of the page. They repeat what a text beside them says, so screen readers skip them. */
export function Icon({ name, className }: { name: keyof typeof paths; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}

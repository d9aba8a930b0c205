/** Line icons on a 20-pixel grid. */
const paths = {
  share: 'M13.5 6.5 10 3 6.5 6.5M10 3v9.5M4 11v4.5A1.5 1.5 0 0 0 5.5 17h9a1.5 1.5 0 0 0 1.5-1.5V11',
  reset: 'M4 4v4h4M4.6 8A6.2 6.2 0 1 1 4 11.5',
  moon: 'M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3Z',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1',
  help: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM7.8 7.8a2.2 2.2 0 1 1 3.2 2c-.7.3-1 .8-1 1.5M10 13.9v.1',
  sliders: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4',
  chart: 'M3 3v14h14M6.5 6.5h.01M9.5 8.5h.01M12.5 12h.01M6 5.5h3v3h4v4h3',
  inspect: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13 13l4 4',
  train: 'M3 16c3-1 4-10 7-10s3 4 7 3',
  array:
    'M3.5 3.5h4v4h-4ZM12.5 3.5h4v4h-4ZM3.5 12.5h4v4h-4ZM12.5 12.5h4v4h-4ZM7.5 5.5h5M5.5 7.5v5M14.5 7.5v5M7.5 14.5h5',
  play: 'M6 4v12l10-6Z',
  pause: 'M7 4v12M13 4v12',
  'step-back': 'M14 4 6 10l8 6ZM4.5 4v12',
  'step-forward': 'M6 4l8 6-8 6ZM15.5 4v12',
  check: 'M3.5 10.5 8 15l8.5-10',
  experiments: 'M7.5 3v5L3.5 15.5a1 1 0 0 0 .9 1.5h11.2a1 1 0 0 0 .9-1.5L12.5 8V3M6 3h8M5.8 12.5h8.4',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

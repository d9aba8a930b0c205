import type { ReactElement } from 'react';

/** Text in which `code` and **strong** stand as in Markdown. */
export function InlineText({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
        if (index % 2 === 0) return part;
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
        if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        return <strong key={index}>{part.slice(2, -2)}</strong>;
      })}
    </>
  );
}

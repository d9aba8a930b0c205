/** A report as data, which writers turn into Markdown or HTML. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      /** What a reader in a hurry must see. */
      readonly isHeadline?: true;
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'chart';
      /** Name of a file without its ending. */
      readonly name: string;
      readonly caption: string;
      readonly svg: string;
    };

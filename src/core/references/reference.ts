/** A paper or data source that the product cites. */
export interface Reference {
  readonly authors: string;
  readonly title: string;
  readonly venue: string;
  readonly year: number;
  readonly url: string;
}

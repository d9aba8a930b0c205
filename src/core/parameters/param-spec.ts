/** One declaration of a parameter drives its control, link key, command-line flag, sweep axis and table header. */
export type ParamSpec = ChoiceParam | NumberParam | SwitchParam;

export interface ChoiceParam {
  readonly kind: 'choice';
  readonly key: string;
  readonly options: readonly string[];
  readonly default: string;
}

export interface NumberParam {
  readonly kind: 'integer' | 'real';
  readonly key: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  /** Unit symbol as shown beside the control, e.g. 'KB'; absent for pure numbers. */
  readonly unit?: string;
}

export interface SwitchParam {
  readonly kind: 'switch';
  readonly key: string;
  readonly default: boolean;
}

export type ParamValue = string | number | boolean;
export type ParamValues = Readonly<Record<string, ParamValue>>;

import { efficiencyMetrics } from '../../core/explore/metrics';
import { reportedNetworkIds } from '../../core/networks/published/reported-networks';
import { excerpt, parseNumber } from '../../core/parameters/parse-params';
import { type Problem, problem } from '../../core/problem';
import { schemes } from '../../core/schemes';
import type { ViewSlice, Wish } from '../app-state';
import { defaultView } from '../defaults';
import { inspectTabs } from '../inspect-tabs';
import { layerNameField } from './layer-name-field';
import { choiceField, type LinkField, type LinkTable, numberField, switchField } from './link-field';

/** The part of the view that is in the table; pinned points travel apart. */
export type LinkView = Omit<ViewSlice, 'setView' | 'togglePinned' | 'pinnedIds'>;

const { pinnedIds: _, ...view } = defaultView;
export const defaultLinkView: LinkView = view;

const bitsLimits = { minimum: 1, maximum: 16 };

export const viewTable: LinkTable<LinkView> = [
  publishedField(),
  choiceField('metric', efficiencyMetrics, defaultLinkView, {
    get: ({ metric }) => metric,
    set: (part, metric) => ({ ...part, metric }),
  }),
  thirdField(),
  wishField(),
  switchField('parallel', defaultLinkView, {
    get: ({ showParallel }) => showParallel,
    set: (part, showParallel) => ({ ...part, showParallel }),
  }),
  switchField('log', defaultLinkView, {
    get: ({ logAxis }) => logAxis,
    set: (part, logAxis) => ({ ...part, logAxis }),
  }),
  hiddenField(),
  bitsRangeField(),
  switchField('front', defaultLinkView, {
    get: ({ onlyFront }) => onlyFront,
    set: (part, onlyFront) => ({ ...part, onlyFront }),
  }),
  switchField('table', defaultLinkView, {
    get: ({ showTable }) => showTable,
    set: (part, showTable) => ({ ...part, showTable }),
  }),
  targetField(),
  numberField({ key: 'below-float', kind: 'real', minimum: 0, maximum: 1 }, defaultLinkView, {
    get: ({ targetGapFraction }) => targetGapFraction,
    set: (part, targetGapFraction) => ({ ...part, targetGapFraction }),
  }),
  choiceField('reference', schemes.ids, defaultLinkView, {
    get: ({ referenceScheme }) => referenceScheme,
    set: (part, referenceScheme) => ({ ...part, referenceScheme }),
  }),
  selectedField(),
  choiceField('inspect', inspectTabs, defaultLinkView, {
    get: ({ inspectTab }) => inspectTab,
    set: (part, inspectTab) => ({ ...part, inspectTab }),
  }),
  layerNameField('inspect-layer', {
    get: ({ datapathLayer }) => datapathLayer,
    set: (part, datapathLayer) => ({ ...part, datapathLayer }),
  }),
];

/** `published=resnet-18`: its published designs in the place of trained ones. */
function publishedField(): LinkField<LinkView> {
  const key = 'published';
  return {
    key,
    read: (text, part) => {
      if (reportedNetworkIds.includes(text))
        return { part: { ...part, publishedNetwork: text }, problems: [] };
      const options = reportedNetworkIds.join(', ');
      return { part, problems: [problem('not-an-option', { key, options, value: excerpt(text) })] };
    },
    write: ({ publishedNetwork }) => publishedNetwork,
  };
}

/** `third=area`; absent: a front of two objectives. */
function thirdField(): LinkField<LinkView> {
  const key = 'third';
  return {
    key,
    read: (text, part) => {
      const thirdMetric = efficiencyMetrics.find((metric) => metric === text);
      if (thirdMetric) return { part: { ...part, thirdMetric }, problems: [] };
      const options = efficiencyMetrics.join(', ');
      return { part, problems: [problem('not-an-option', { key, options, value: excerpt(text) })] };
    },
    write: ({ thirdMetric }) => thirdMetric,
  };
}

const wishIds = ['accuracy', ...efficiencyMetrics] as const;

/** `wish=accuracy~0.88,energy~3000000`, in the objectives' own units: what can be read is kept, the first mistake named. */
function wishField(): LinkField<LinkView> {
  const key = 'wish';
  return {
    key,
    read: (text, part) => {
      const wish: Record<string, number> = {};
      const problems: Problem[] = [];
      for (const entry of text.split(',').slice(0, wishIds.length)) {
        const [name, written = ''] = entry.split('~');
        const id = wishIds.find((known) => known === name);
        const value = parseNumber(written);
        if (!id)
          problems.push(
            problem('not-an-option', { key, options: wishIds.join(', '), value: excerpt(entry) }),
          );
        else if (value === null || value <= 0)
          problems.push(problem('not-a-number', { key, value: excerpt(entry) }));
        else wish[id] = value;
      }
      return { part: { ...part, wish: wish as Wish }, problems: problems.slice(0, 1) };
    },
    write: ({ wish }) => {
      const entries = wishIds.flatMap((id) => (wish[id] === undefined ? [] : [`${id}~${wish[id]}`]));
      return entries.length === 0 ? null : entries.join(',');
    },
  };
}

/** `hidden=lsq,float`: the ids that exist are kept, the others named. */
function hiddenField(): LinkField<LinkView> {
  const key = 'hidden';
  const known = [...schemes.ids, 'float'];
  return {
    key,
    read: (text, part) => {
      const ids = [...new Set(text.split(','))];
      const hiddenSchemes = ids.filter((id) => known.includes(id));
      const wrong = ids.find((id) => !known.includes(id));
      const problems: Problem[] =
        wrong === undefined
          ? []
          : [problem('not-an-option', { key, options: known.join(', '), value: excerpt(wrong) })];
      return { part: { ...part, hiddenSchemes }, problems };
    },
    write: ({ hiddenSchemes }) => (hiddenSchemes.length === 0 ? null : hiddenSchemes.join(',')),
  };
}

/** `show-bits=2-4`. */
function bitsRangeField(): LinkField<LinkView> {
  const key = 'show-bits';
  const [defaultLow, defaultHigh] = defaultLinkView.bitsRange;
  return {
    key,
    read: (text, part) => {
      const match = /^(\d{1,2})-(\d{1,2})$/.exec(text);
      const [low, high] = [Number(match?.[1]), Number(match?.[2])];
      const isValid = low >= bitsLimits.minimum && low <= high && high <= bitsLimits.maximum;
      return isValid
        ? { part: { ...part, bitsRange: [low, high] }, problems: [] }
        : { part, problems: [problem('not-a-bits-range', { key, ...bitsLimits, value: excerpt(text) })] };
    },
    write: ({ bitsRange: [low, high] }) =>
      low === defaultLow && high === defaultHigh ? null : `${low}-${high}`,
  };
}

/** A fraction; absent: FP32 minus `below-float`. */
function targetField(): LinkField<LinkView> {
  const key = 'target';
  return {
    key,
    read: (text, part) => {
      const value = parseNumber(text);
      if (value === null) return { part, problems: [problem('not-a-number', { key, value: excerpt(text) })] };
      const targetAccuracyFraction = Math.min(1, Math.max(0, value));
      const isInside = targetAccuracyFraction === value;
      return {
        part: { ...part, targetAccuracyFraction },
        problems: isInside ? [] : [problem('out-of-range', { key, minimum: 0, maximum: 1, value })],
      };
    },
    write: ({ targetAccuracyFraction }) =>
      targetAccuracyFraction === null ? null : String(targetAccuracyFraction),
  };
}

function selectedField(): LinkField<LinkView> {
  const key = 'selected';
  return {
    key,
    read: (text, part) =>
      /^[0-9a-f]{16}$/.test(text)
        ? { part: { ...part, selectedId: text }, problems: [] }
        : { part, problems: [problem('not-a-point', { key, value: excerpt(text) })] },
    write: ({ selectedId }) => selectedId,
  };
}

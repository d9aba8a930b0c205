import { describe, expect, it } from 'vitest';
import { defaultHardware } from '../../hardware/hardware-controls';
import { planQuantization } from '../plan-quantization';
import { resultKey } from '../result-key';
import type { TrainedResult } from '../trained-result';
import type { TrainingConfiguration } from '../training-configuration';
import { assembleFindings, findReproduction } from './findings';
import type { ReportBlock } from './report/report-blocks';
import { reproductionReport } from './report/reproduction-report';
import { writeHtml } from './report/write-html';
import { writeMarkdown } from './report/write-markdown';
import { type ReproductionPlan, reproductionRuns } from './reproduction-plan';

const plan: ReproductionPlan = {
  datasets: ['fashion-mnist'],
  networks: ['tiny-cnn'],
  bits: [4],
  seeds: [1, 2, 3],
  epochs: 3,
  floatEpochs: 10,
};

/** LSQ with both offsets is 0.3 points above everything else with every seed; seeds differ by 0.1 points. */
function resultOf(configuration: TrainingConfiguration): TrainedResult {
  const { method, quantization, seed } = configuration;
  const gain = method === 'qat' && quantization.schemeParams.offset === 'both' ? 0.003 : 0;
  return {
    key: resultKey(configuration),
    configuration,
    testAccuracyFraction: 0.87 + gain + seed * 0.001,
    validationAccuracyFraction: 0.88,
    testCount: 10_000,
    disagreements: 0,
    requantizationBits: 16,
    weightsHash: '',
    backend: '',
  };
}

function find(results: readonly TrainedResult[]) {
  return findReproduction({
    plan,
    results,
    machines: ['dian-nao', 'stripes'],
    hardware: { ...defaultHardware, costSource: 'horowitz' },
    planLayers: (configuration) =>
      planQuantization(configuration, { height: 28, width: 28, channels: 1 }, 10),
  });
}

function headlineText([, headline]: readonly ReportBlock[]): string {
  return headline?.kind === 'paragraph' && headline.isHeadline ? headline.text : '';
}

const all = reproductionRuns(plan).map(resultOf);

describe('findReproduction()', () => {
  const findings = find(all);

  it('tells what every reading gains, and what is missing', () => {
    const [cell] = findings.accuracies;
    const verdicts = new Map(cell?.readings.map(({ reading, verdict }) => [reading, verdict]));
    expect(verdicts.get('offsets')).toMatchObject({ kind: 'difference', seeds: 3 });
    expect(verdicts.get('lsq-plus')?.kind).toBe('no-difference');
    expect(findings).toMatchObject({ trainings: 24, missing: 0 });
    const [first] = all;
    const partly = find(all.filter((result) => result !== first && result.configuration.seed < 3));
    expect(partly.missing).toBe(9);
    expect(partly.accuracies[0]?.readings[0]?.verdict.kind).toBe('too-few-seeds');
  });

  it('costs every placement that a machine has, dearer in the lanes than folded', () => {
    const machines = new Map<string, number>();
    for (const { machine } of findings.energies) machines.set(machine, (machines.get(machine) ?? 0) + 1);
    expect([...machines]).toEqual([
      ['dian-nao', 6],
      ['stripes', 1],
    ]);
    const energyAt = (placement: string) =>
      findings.energies.find((each) => each.machine === 'dian-nao' && each.placement === placement)?.rungs;
    const [folded, lanes] = [energyAt('folded'), energyAt('per-lane-dequantize')];
    expect(lanes?.['both-offsets']?.totalPj).toBeGreaterThan(folded?.['both-offsets']?.totalPj ?? Infinity);
    // Powers of two need no scale and no offset anywhere.
    expect(lanes?.['learned-power-of-two']).toEqual(folded?.['learned-power-of-two']);
    expect(folded?.['learned-power-of-two']).toEqual(folded?.['frozen-power-of-two']);
  });

  it('puts published accuracies beside the network of the literature', () => {
    expect(findings.published.accuracies).toContainEqual(expect.objectContaining({ scheme: 'lsq', bits: 4 }));
    expect(findings.published.energies).toHaveLength(7);
  });
});

describe('assembleFindings()', () => {
  it('reports accuracies before the energies are known', () => {
    const evidence = {
      plan,
      results: all,
      machines: ['dian-nao'],
      hardware: { ...defaultHardware, costSource: 'horowitz' } as const,
    };
    const findings = assembleFindings(evidence, []);
    expect(findings.uncosted.map(({ network, machine }) => `${network} ${machine}`)).toEqual([
      'tiny-cnn dian-nao',
      'resnet-18 dian-nao',
    ]);
    const text = writeMarkdown(reproductionReport(findings));
    expect(text).toContain('The energies are not computed yet.');
    expect(text).toContain('## Is LSQ+ more accurate than LSQ?');
    expect(text).not.toContain('## Energy');
  });
});

describe('the report', () => {
  const findings = find(all);
  const blocks = reproductionReport(findings);
  const markdown = writeMarkdown(blocks);

  it('states what was found, and that the paper’s own setting is unknown', () => {
    expect(markdown).toContain('network, dataset and technology are not known to us');
    expect(markdown).toContain(
      '| real step with both offsets | real step with offset of activations | +0.30 [+0.30, +0.30], **difference** |',
    );
    expect(markdown).toContain(
      'LSQ has its scale already; offsets are added: accuracy changes by +0.30 to +0.30 points; 1 of 1 cases show a difference, in 0 the claimed +0.10 points lies within the interval.',
    );
    // Six steps at one width; both offsets add to what stands before them.
    expect(markdown).toContain(
      'Of 6 steps below, 1 show a difference. Were there none at all, about 0.3 would',
    );
    expect(markdown).toContain('other placements than `folded` on stripes');
  });

  it('takes its ratios from the energies', () => {
    const rungs = findings.energies.find(
      ({ machine, placement }) => machine === 'dian-nao' && placement === 'per-lane-dequantize',
    )?.rungs;
    const folded = findings.energies.find(({ placement }) => placement === 'folded')?.rungs;
    const ratio = (rungs?.['both-offsets']?.totalPj ?? 0) / (folded?.['learned-real']?.totalPj ?? 1);
    expect(markdown).toMatch(
      new RegExp(`\\| per-lane-dequantize \\| ${ratio.toFixed(2).replace('.', '\\.')} \\(3x in`),
    );
  });

  it('answers first whether offsets gain, what they cost, and where the ratio is three', () => {
    const text = headlineText(blocks);
    expect(text).toMatch(
      /^Offsets change the accuracy of LSQ by \+0\.30 points \(95 % intervals within \+0\.30 to \+0\.30\): a difference in 1 of 1 cases, where about 0\.1 would be chance\. Where LSQ applies its scale in the same place, they multiply the energy of an inference by [\d.]+ \(`[a-z-]+` on `dian-nao`/,
    );
    expect(text).toMatch(
      /3x (appears under no reading|\(2\.5 to 3\.5\) appears in the energy of an inference)/,
    );
  });

  it('compares one factor at a time: offsets alone cost less than offsets with a scale that moves', () => {
    const text = headlineText(blocks);
    const [, alone] = /at the least and by ([\d.]+) /.exec(text) ?? [];
    const [, moved] = /two factors change, and it is [\d.]+ to ([\d.]+) /.exec(text) ?? [];
    const rungs = findings.energies.find(({ placement }) => placement === 'per-lane-dequantize')?.rungs;
    const ratio = (rungs?.['both-offsets']?.totalPj ?? 0) / (rungs?.['learned-real']?.totalPj ?? 1);
    expect(Number(alone)).toBeGreaterThanOrEqual(Number(ratio.toFixed(2)));
    expect(Number(moved)).toBeGreaterThan(Number(alone));
    expect(markdown).toContain('where the dearer one alone does, so that two factors change');
    expect(markdown).toContain(`| per-lane-dequantize | ${ratio.toFixed(2)} (3x in`);
  });

  it('answers whether LSQ+ gains over LSQ, case by case', () => {
    expect(markdown).toContain('**No difference that these runs can show**, in 1 case.');
    expect(markdown).toContain('| tiny-cnn on fashion-mnist | 0.00 [0.00, 0.00], no difference shown |');
  });

  it('says what is missing', () => {
    const text = writeMarkdown(reproductionReport(find([])));
    expect(text).toContain('Whether offsets make LSQ more accurate is not decided');
    expect(text).toContain('24 of 24 trainings are still missing.');
    expect(text).toContain('**Not decided yet:** none of 1 case has three seeds of both.');
    expect(text).toContain('24 of the plan’s 24 trainings have no result yet');
    expect(text).toContain('accuracy not decided, since no case has three seeds.');
    expect(text).toContain('| learned real step (LSQ) | missing |');
  });

  it('links its charts in Markdown, or holds them where there is no folder', () => {
    expect(markdown).toContain('](energy-inference.svg)');
    const whole = writeMarkdown(blocks, 'inside');
    expect(whole).not.toContain('.svg)');
    const [, address = ''] = /!\[LSQ with both[^\]]*\]\(data:image\/svg\+xml,([^()]*)\)/.exec(whole) ?? [];
    expect(decodeURIComponent(address)).toMatch(/^<svg .*<\/svg>$/s);
  });

  it('is one HTML page with its charts inside', () => {
    const html = writeHtml(blocks);
    expect(html.match(/<svg /g)).toHaveLength(blocks.filter(({ kind }) => kind === 'chart').length);
    expect(html.match(/<svg /g)?.length).toBeGreaterThan(2);
    expect(html).not.toMatch(/NaN|undefined|Infinity|https?:\/\/(?!www\.w3\.org)/);
    expect(html).toContain('<strong>difference</strong>');
  });
});

import { describe, expect, it } from 'vitest';
import { accelerators } from '.';
import { acceleratorDeclarations } from './declarations';

describe('acceleratorDeclarations', () => {
  it('declares every accelerator, in the same order', () => {
    expect(acceleratorDeclarations.ids).toEqual(accelerators.ids);
  });

  it.each(accelerators.all)('says of $id what the machine itself says', ({ id, references, params }) => {
    expect(acceleratorDeclarations.get(id)).toEqual({ id, references, params });
  });
});

import { createRegistry } from '../registry';
import { apot } from './apot';
import { bnn } from './bnn';
import { csq } from './csq';
import { dsq } from './dsq';
import { dynamicFixedPoint } from './dynamic-fixed-point';
import { e2bnet } from './e2bnet';
import { faq } from './faq';
import { fixedPoint } from './fixed-point';
import { llsq } from './llsq';
import { lsq } from './lsq';
import { lsqPlus } from './lsq-plus';
import { nice } from './nice';
import { pact } from './pact';
import { pactSawb } from './pact-sawb';
import { qil } from './qil';
import { rebnet } from './rebnet';
import { ristretto } from './ristretto';
import { ristrettoMinifloat } from './ristretto-minifloat';
import { ristrettoPot } from './ristretto-pot';
import { rmsmp } from './rmsmp';
import type { Scheme } from './scheme';
import { stochasticRounding } from './stochastic-rounding';
import { totNet } from './tot-net';
import { ul2q } from './ul2q';
import { xnorNet } from './xnor-net';

/** Every quantization scheme, in the order of the page. */
export const schemes = createRegistry<Scheme>('scheme', [
  fixedPoint,
  dynamicFixedPoint,
  stochasticRounding,
  ristretto,
  faq,
  lsq,
  lsqPlus,
  llsq,
  csq,
  ul2q,
  pact,
  pactSawb,
  qil,
  dsq,
  nice,
  ristrettoPot,
  ristrettoMinifloat,
  apot,
  rmsmp,
  bnn,
  xnorNet,
  rebnet,
  e2bnet,
  totNet,
]);

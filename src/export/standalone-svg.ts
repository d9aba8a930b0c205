const svgNamespace = 'http://www.w3.org/2000/svg';
const legendLineHeight = 24;
const titleHeight = 34;

/** A chart as a file of its own: background, title, legend and the link it came from inside, nothing referenced. */
export function standaloneSvg(chart: SVGSVGElement, legend: HTMLElement | null, link: string): string {
  const width = chart.clientWidth;
  const height = chart.clientHeight;
  const entries = [...(legend?.querySelectorAll('li') ?? [])];
  const total = titleHeight + height + legendLineHeight * entries.length + 34;
  const style = getComputedStyle(chart);
  const file = document.createElementNS(svgNamespace, 'svg');
  setAttributes(file, { width, height: total, viewBox: `0 0 ${width} ${total}` });
  file.setAttribute('font-family', 'system-ui, sans-serif');
  file.append(
    element('rect', { width, height: total, fill: backgroundOf(chart) }),
    text(chart.getAttribute('aria-label') ?? '', { x: 12, y: 23, 'font-size': 16, fill: style.color }),
    placed(inert(chart), 0, titleHeight),
  );
  entries.forEach((entry, line) => {
    file.append(...legendLine(entry, titleHeight + height + legendLineHeight * line, style.color));
  });
  file.append(text(link, { x: 12, y: total - 12, 'font-size': 11, fill: style.color }));
  return new XMLSerializer().serializeToString(file);
}

/** A copy without what only serves the page. */
function inert(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  for (const node of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['class', 'style', 'tabindex', 'role', 'aria-pressed', 'aria-hidden', 'font-family']) {
      node.removeAttribute(name);
    }
  }
  return copy;
}

function legendLine(entry: Element, y: number, color: string): readonly SVGElement[] {
  const caption = text(entry.textContent?.trim() ?? '', { x: 76, y: y + 15, 'font-size': 13, fill: color });
  const symbol = entry.querySelector('svg');
  if (!symbol) return [caption];
  const copy = symbol.cloneNode(true) as SVGSVGElement;
  const originals = [...symbol.querySelectorAll('*')];
  for (const [index, node] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original) fixPaint(node, getComputedStyle(original));
  }
  return [placed(copy, 14, y + 2), caption];
}

function fixPaint(node: Element, style: CSSStyleDeclaration): void {
  node.removeAttribute('class');
  for (const name of ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray']) {
    node.setAttribute(name, style.getPropertyValue(name));
  }
}

function backgroundOf(node: Element): string {
  for (let current: Element | null = node; current; current = current.parentElement) {
    const color = getComputedStyle(current).backgroundColor;
    if (color !== 'rgba(0, 0, 0, 0)' && color !== 'transparent') return color;
  }
  return '#ffffff';
}

function placed(node: SVGSVGElement, x: number, y: number): SVGSVGElement {
  setAttributes(node, { x, y });
  return node;
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const node = element('text', attributes);
  node.textContent = content;
  return node;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const node = document.createElementNS(svgNamespace, name);
  setAttributes(node, attributes);
  return node;
}

function setAttributes(node: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
}

// Looks at a page as a reader with weak eyes, a small screen or a screen reader would; gives what is wrong.
(() => {
  const wrong = {overflow: [], contrast: [], headings: [], ids: [], small: [], faint: [], seen: 0};
  document.querySelectorAll('details').forEach(d => { d.open = true; });

  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    wrong.overflow.push('page: ' + document.documentElement.scrollWidth + ' > ' + width);
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.closest('.scroll') && !element.closest('svg') && !element.closest('.skip')
        && element.getBoundingClientRect().right > width + 1) {
      wrong.overflow.push(element.tagName + ' ' + (element.id || element.textContent.slice(0, 40)));
    }
  }

  let level = 0;
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  for (const heading of headings) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) wrong.headings.push(heading.tagName + ' after h' + level + ': ' + heading.textContent);
    if (!heading.textContent.trim()) wrong.headings.push('empty ' + heading.tagName);
    level = next;
  }
  if (headings.filter(h => h.tagName === 'H1').length !== 1) wrong.headings.push('not one h1');

  const ids = new Set();
  for (const element of document.querySelectorAll('[id]')) {
    if (ids.has(element.id)) wrong.ids.push(element.id);
    ids.add(element.id);
  }
  for (const element of document.querySelectorAll('[aria-labelledby]')) {
    for (const id of element.getAttribute('aria-labelledby').split(' ')) {
      if (!ids.has(id)) wrong.ids.push('no ' + id);
    }
  }

  const colour = text => {
    const parts = (text.match(/[\d.]+/g) || []).map(Number);
    return text.startsWith('rgb') ? [parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1] : null;
  };
  const luminance = c => {
    const [r, g, b] = c.slice(0, 3).map(v => {
      const s = v / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const c = colour(getComputedStyle(at).backgroundColor);
      if (c && c[3] === 1) return c;
    }
    return [255, 255, 255, 1];
  };
  const filled = new Map();
  const shapes = figure => {
    if (!filled.has(figure)) {
      filled.set(figure, [...figure.querySelectorAll('rect, circle')]
        .map(shape => ({shape, box: shape.getBBox(), fill: colour(getComputedStyle(shape).fill)}))
        .filter(s => s.fill && s.fill[3] === 1));
    }
    return filled.get(figure);
  };
  const shapeBehind = text => {
    const box = text.getBBox();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    let found = behind(text.ownerSVGElement.parentElement);
    for (const {shape, box: b, fill} of shapes(text.ownerSVGElement)) {
      if (x >= b.x && x <= b.x + b.width && y >= b.y && y <= b.y + b.height
          && shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) found = fill;
    }
    return found;
  };
  const scale = figure => figure.getBoundingClientRect().width / (figure.viewBox.baseVal.width || figure.clientWidth);
  // thicker than a grid's lines: something that is to be read
  for (const mark of document.querySelectorAll('svg line, svg path, svg polyline')) {
    const style = getComputedStyle(mark);
    const stroke = colour(style.stroke);
    if (stroke && parseFloat(style.strokeWidth) > 1 && ratio(stroke, behind(mark.ownerSVGElement.parentElement)) < 3) {
      wrong.faint.push(mark.ownerSVGElement.querySelector('title')?.textContent + ': ' + style.stroke);
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const judged = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || judged.has(element) || element.closest('script, style, title, desc')) continue;
    judged.add(element);
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || element.getClientRects().length === 0) continue;
    const inFigure = element.namespaceURI.endsWith('svg');
    const ink = colour(inFigure ? style.fill : style.color);
    const paper = inFigure ? shapeBehind(element) : behind(element);
    const size = parseFloat(style.fontSize);
    if (inFigure && size * scale(element.ownerSVGElement) < 8.5) {
      wrong.small.push((size * scale(element.ownerSVGElement)).toFixed(1) + ': ' + node.data.trim().slice(0, 40));
    }
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    wrong.seen++;
    if (ratio(ink, paper) < (large ? 3 : 4.5)) {
      wrong.contrast.push(ratio(ink, paper).toFixed(2) + ': ' + node.data.trim().slice(0, 40));
    }
  }
  return wrong;
})()

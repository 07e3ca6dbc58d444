import type { Tree } from '@lezer/common';

/** Where in a JSON text something stands, as `{from, to}`: the deepest of the steps that there is. */
export function nodeAt(tree: Tree, text: string, steps: readonly string[]): { from: number; to: number } {
  let node = tree.topNode.firstChild;
  for (const step of steps) {
    const within = node && childAt(node, text, step);
    if (!within) break;
    node = within;
  }
  return node ? { from: node.from, to: node.to } : { from: 0, to: text.length };
}

type SyntaxNode = Tree['topNode'];

function childAt(node: SyntaxNode, text: string, step: string): SyntaxNode | null {
  if (node.name === 'Array') return elementsOf(node)[Number(step)] ?? null;
  for (const property of node.name === 'Object' ? node.getChildren('Property') : []) {
    const name = property.firstChild;
    if (name && text.slice(name.from, name.to) === JSON.stringify(step)) return property.lastChild;
  }
  return null;
}

function elementsOf(array: SyntaxNode): SyntaxNode[] {
  const elements: SyntaxNode[] = [];
  for (let child = array.firstChild; child; child = child.nextSibling) {
    if (/^[A-Z]/.test(child.name)) elements.push(child);
  }
  return elements;
}

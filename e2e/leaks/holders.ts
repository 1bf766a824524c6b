import { z } from 'zod';
import type { Canaries } from './canaries.ts';

const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())], z.unknown()),
    }),
  }),
  nodes: z.array(z.number()),
  edges: z.array(z.number()),
  strings: z.array(z.string()),
});

/** Longest way that is told, in steps. */
const STEPS = 14;

/**
 * Who holds the secrets in a heap snapshot: for each string with one, the shortest way to it from the
 * root, told from the string. Names of properties and constructors only.
 */
export function holders(snapshot: Buffer, canaries: Canaries): string[] {
  const {
    snapshot: head,
    nodes,
    edges,
    strings,
  } = snapshotSchema.parse(JSON.parse(snapshot.toString('utf8')));
  const { node_fields: nodeFields, edge_fields: edgeFields, edge_types: edgeTypes } = head.meta;
  const field = (name: string): number => nodeFields.indexOf(name);
  const width = nodeFields.length;
  const count = nodes.length / width;
  const nameOf = (node: number): string => strings[nodes[node * width + field('name')] ?? 0] ?? '';
  const named = new Set(['property', 'context', 'internal']);

  // Breadth first from the root; each node remembers the edge by which it was reached first.
  const from = new Int32Array(count).fill(-1);
  const by = new Int32Array(count).fill(-1);
  const firstEdge = new Uint32Array(count + 1);
  for (let node = 0; node < count; node++) {
    const own = nodes[node * width + field('edge_count')] ?? 0;
    firstEdge[node + 1] = (firstEdge[node] ?? 0) + own;
  }
  const queue = [0];
  from[0] = 0;
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] ?? 0;
    for (let edge = firstEdge[node] ?? 0; edge < (firstEdge[node + 1] ?? 0); edge++) {
      const base = edge * edgeFields.length;
      const target = (edges[base + 2] ?? 0) / width;
      const type = edgeTypes[0][edges[base] ?? 0];
      if (type === 'weak' || (from[target] ?? 0) !== -1) continue;
      from[target] = node;
      by[target] = edge;
      queue.push(target);
    }
  }

  const told = new Set<string>();
  for (let node = 0; node < count; node++) {
    if (canaries.find(Buffer.from(nameOf(node))).length === 0) continue;
    const steps: string[] = [];
    for (let at = node; at > 0 && steps.length < STEPS; at = from[at] ?? 0) {
      const base = (by[at] ?? 0) * edgeFields.length;
      const type = edgeTypes[0][edges[base] ?? 0] ?? '';
      const label = edges[base + 1] ?? 0;
      const edgeName = named.has(type) ? (strings[label] ?? '') : String(label);
      steps.push(`${edgeName} of ${nameOf(from[at] ?? 0).slice(0, 40)}`);
      if ((from[at] ?? -1) < 0) break;
    }
    told.add(steps.join(' < ') || 'nothing that can be told');
  }
  return [...told].filter((way) => canaries.find(Buffer.from(way)).length === 0).slice(0, 12);
}

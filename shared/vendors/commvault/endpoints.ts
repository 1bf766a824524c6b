import type { Suggestions } from '../../forms/field.ts';

/**
 * Known beginnings of API paths for a CUSTOM token: those of Commvault's own examples (documentation,
 * "Creating an access token"; cvpysdk) and those to which the server limits a OneTouch token.
 */
export const COMMVAULT_ENDPOINTS: Suggestions = {
  label: 'Add a known path…',
  lines: [
    { value: '/client', help: 'Clients (SDK example)' },
    { value: '/plan', help: 'Plans (documentation example)' },
    { value: '/v4/servergroup', help: 'Server groups (SDK example)' },
    { value: '/Client', help: 'Clients (1-Touch recovery)' },
    { value: '/MediaAgent', help: 'MediaAgents (1-Touch recovery)' },
    { value: '/ClientGroup', help: 'Client groups (1-Touch recovery)' },
    { value: '/V4/ServerGroup', help: 'Server groups (1-Touch recovery)' },
    { value: '/FirewallSummary', help: 'Network topologies (1-Touch recovery)' },
  ],
};

import type { Suggestions } from './description.ts';

/**
 * Known beginnings of API paths for a CUSTOM token: those of Commvault's own examples (documentation,
 * "Creating an access token"; cvpysdk) and those to which the server limits a OneTouch token.
 */
export const COMMVAULT_ENDPOINTS: Suggestions = {
  label: 'Add a known path…',
  lines: [
    { value: '/client', help: 'Clients, as in Commvault’s SDK' },
    { value: '/plan', help: 'Plans, as in Commvault’s documentation' },
    { value: '/v4/servergroup', help: 'Server groups, as in Commvault’s SDK' },
    { value: '/Client', help: 'Clients, as for 1-Touch recovery' },
    { value: '/MediaAgent', help: 'MediaAgents, as for 1-Touch recovery' },
    { value: '/ClientGroup', help: 'Client groups, as for 1-Touch recovery' },
    { value: '/V4/ServerGroup', help: 'Server groups, as for 1-Touch recovery' },
    { value: '/FirewallSummary', help: 'Network topologies, as for 1-Touch recovery' },
  ],
};

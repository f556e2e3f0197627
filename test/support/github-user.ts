const api = 'https://api.github.example/users';

/** GitHub's schema `simple-user`. */
export const githubUser = (login: string): object => ({
  login,
  id: 41898282,
  node_id: 'MDM6Qm90NDE4OTgyODI=',
  avatar_url: 'https://avatars.github.example/in/15368?v=4',
  gravatar_id: '',
  url: `${api}/${encodeURIComponent(login)}`,
  html_url: `https://github.example/${encodeURIComponent(login)}`,
  ...Object.fromEntries(
    ['followers', 'subscriptions', 'repos', 'received_events'].map((name) => [
      `${name}_url`,
      `${api}/${encodeURIComponent(login)}/${name}`,
    ]),
  ),
  organizations_url: `${api}/${encodeURIComponent(login)}/orgs`,
  following_url: `${api}/${login}/following{/other_user}`,
  gists_url: `${api}/${login}/gists{/gist_id}`,
  starred_url: `${api}/${login}/starred{/owner}{/repo}`,
  events_url: `${api}/${login}/events{/privacy}`,
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
  site_admin: false,
});

export interface Grant {
  id: string;
  role: string;
  scopeKind: string;
  divisionCode: string | null;
}

export interface Posting {
  id: string;
  organisationName: string;
  title: string;
  roles: string[];
}

export interface Account {
  id: string;
  login: string;
  name: string;
  status: string;
  organisationId: string | null;
  organisationName: string | null;
  secondFactor: boolean;
  grants: Grant[];
  postings: Posting[];
}

export interface Role {
  name: string;
  zh: string;
  en: string;
}

export const accountsKey = ['accounts'];

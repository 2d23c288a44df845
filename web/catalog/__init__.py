"""The catalogue that data portals harvest: what the service offers, as DCAT-AP-SE 3."""

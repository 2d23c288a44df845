# The service alone. With Neo4j beside it: compose.yaml.
FROM python:3.13-slim

RUN useradd --create-home --uid 10001 samverkan \
    && install --directory --owner=samverkan /var/lib/samverkan
WORKDIR /srv/samverkan

COPY requirements.lock .
RUN pip install --no-cache-dir --only-binary :all: --require-hashes --requirement requirements.lock

COPY server.py settings.py .
COPY graph_seed graph_seed
COPY graph_store graph_store
COPY resolvers resolvers
COPY schema schema
COPY web web
# compile the sources, and keep the text of the schema beside them: the user that serves can write neither
RUN python server.py schema > /dev/null

USER samverkan
ENV PYTHONUNBUFFERED=1 \
    SAMVERKAN_HOST=0.0.0.0 \
    SAMVERKAN_STATE_FOLDER=/var/lib/samverkan
VOLUME /var/lib/samverkan
EXPOSE 8000
HEALTHCHECK --start-period=30s --interval=10s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/ready', timeout=5)"]

ENTRYPOINT ["python", "server.py"]
CMD ["serve"]

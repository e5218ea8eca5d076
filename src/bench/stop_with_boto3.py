"""Stops a model with boto3 as an operator's script would, then checks once whether it is STOPPED.

Arguments: the endpoint, the project ARN, the model ARN, and optionally "describe" to describe the model
before the call as well.
"""

import sys

import boto3

endpoint, project, model = sys.argv[1:4]
name = model.split("/")[-2]
client = boto3.client("rekognition", region_name=model.split(":")[3], endpoint_url=endpoint)
if "describe" in sys.argv[4:]:
    client.describe_project_versions(ProjectArn=project, VersionNames=[name])
client.stop_project_version(ProjectVersionArn=model)
answer = client.describe_project_versions(ProjectArn=project, VersionNames=[name])
status = answer["ProjectVersionDescriptions"][0]["Status"]
print(status)
sys.exit(0 if status == "STOPPED" else 1)

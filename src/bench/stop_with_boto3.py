"""What an operator would write: stops a model with boto3, and looks once whether it is STOPPED.

Arguments: the endpoint, the project's ARN, the model's ARN, and "look" to look before the call as well.
"""

import sys

import boto3

endpoint, project, model = sys.argv[1:4]
name = model.split("/")[-2]
client = boto3.client("rekognition", region_name=model.split(":")[3], endpoint_url=endpoint)
if "look" in sys.argv[4:]:
    client.describe_project_versions(ProjectArn=project, VersionNames=[name])
client.stop_project_version(ProjectVersionArn=model)
answer = client.describe_project_versions(ProjectArn=project, VersionNames=[name])
status = answer["ProjectVersionDescriptions"][0]["Status"]
print(status)
sys.exit(0 if status == "STOPPED" else 1)
